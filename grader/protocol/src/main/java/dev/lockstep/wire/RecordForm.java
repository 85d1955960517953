package dev.lockstep.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// How a record lies in a frame: its components, one after the other.
final class RecordForm<T extends Record> implements Form<T> {

    private final Constructor<T> constructor;
    private final List<Component> components;

    private record Component(Method accessor, boolean mayBeNull, Form<Object> form) {

        @SuppressWarnings("unchecked") // the form of a component's type takes its values
        static Component of(RecordComponent component) {
            return new Component(component.getAccessor(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    (Form<Object>) Forms.of(component.getGenericType()));
        }

        void write(Object holder, FrameWriter out) {
            if (mayBeNull) {
                out.optional(value(holder), (frame, value) -> form.write(value, frame));
            } else {
                form.write(Objects.requireNonNull(value(holder)), out);
            }
        }

        private @Nullable Object value(Object holder) {
            try {
                return accessor.invoke(holder);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private @Nullable Object read(FrameReader in) throws BabbleException {
            return mayBeNull ? in.optional(form::read) : form.read(in);
        }
    }

    RecordForm(Class<T> type) {
        components = Stream.of(type.getRecordComponents()).map(Component::of).toList();
        try {
            constructor = type.getConstructor(Stream.of(type.getRecordComponents()).map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is not public", e);
        }
    }

    @Override
    public void write(T value, FrameWriter out) {
        components.forEach(component -> component.write(value, out));
    }

    @Override
    public T read(FrameReader in) throws BabbleException {
        var values = new @Nullable Object[components.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = components.get(i).read(in);
        }
        return made(values);
    }

    private T made(@Nullable Object[] values) throws BabbleException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new BabbleException("a record that refuses its values: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
