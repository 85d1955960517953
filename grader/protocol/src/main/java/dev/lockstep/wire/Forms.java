package dev.lockstep.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// The forms of the types that messages are made of. A record lies in a frame as its components do, in their order; of a
/// sealed type's records and of an enum's constants a tag says which. The declaration of a type is all the description there
/// is of it, so both ends agree as long as they have the same classes.
final class Forms {

    private static final Form<Integer> INTEGER = new Simple<Integer>(FrameWriter::number, FrameReader::integer);

    private static final Map<Class<?>, Form<?>> SIMPLE = Map.of(String.class,
            new Simple<>(FrameWriter::string, FrameReader::string), int.class, INTEGER, Integer.class, INTEGER,
            long.class,
            new Simple<Long>(FrameWriter::number, FrameReader::number), boolean.class,
            new Simple<Boolean>(FrameWriter::flag, FrameReader::flag), Path.class,
            new Simple<>(FrameWriter::path, FrameReader::path));

    private Forms() {}

    /// The form of a type.
    ///
    /// @throws IllegalArgumentException if it is none that messages are made of
    static <T> Form<T> of(Class<T> type) {
        return typed(of((Type) type));
    }

    @SuppressWarnings("unchecked") // the form of a type takes its values and no others
    private static <T> Form<T> typed(Form<?> form) {
        return (Form<T>) form;
    }

    static Form<?> of(Type type) {
        return type instanceof ParameterizedType list
                ? new Listed<>(typed(of(list.getActualTypeArguments()[0])))
                : plain((Class<?>) type);
    }

    private static Form<?> plain(Class<?> type) {
        if (type.isRecord()) {
            return new RecordForm<>(type.asSubclass(Record.class));
        }
        if (type.isEnum()) {
            return new Constant<>(List.of(type.getEnumConstants()));
        }
        if (type.isSealed()) {
            var records = records(type);
            return new OneOf(records, records.stream().<Form<Object>>map(each -> typed(plain(each))).toList());
        }
        var simple = SIMPLE.get(type);
        if (simple == null) {
            throw new IllegalArgumentException("messages are not made of " + type.getName());
        }
        return simple;
    }

    /// The records of a sealed type, in the order of their declaration: the index of one is its tag.
    static List<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(each -> records(each).stream()).toList()
                : List.of(type);
    }

    /// What lies in a frame as it is.
    private record Simple<T>(BiConsumer<FrameWriter, T> writing, FrameReader.Element<T> reading) implements Form<T> {

        @Override
        public void write(T value, FrameWriter out) {
            writing.accept(out, value);
        }

        @Override
        public T read(FrameReader in) throws BabbleException {
            return reading.read(in);
        }
    }

    private record Listed<T>(Form<T> element) implements Form<List<T>> {

        @Override
        public void write(List<T> values, FrameWriter out) {
            out.list(values, (frame, value) -> element.write(value, frame));
        }

        @Override
        public List<T> read(FrameReader in) throws BabbleException {
            return in.list(element::read);
        }
    }

    private record Constant<T>(List<T> constants) implements Form<T> {

        @Override
        public void write(T value, FrameWriter out) {
            out.tag(constants.indexOf(value));
        }

        @Override
        public T read(FrameReader in) throws BabbleException {
            return tagged(constants, in);
        }
    }

    private record OneOf(List<Class<?>> types, List<Form<Object>> forms) implements Form<Object> {

        @Override
        public void write(Object value, FrameWriter out) {
            var tag = types.indexOf(value.getClass());
            out.tag(tag);
            forms.get(tag).write(value, out);
        }

        @Override
        public Object read(FrameReader in) throws BabbleException {
            return tagged(forms, in).read(in);
        }
    }

    private static <T> T tagged(List<T> choices, FrameReader in) throws BabbleException {
        var tag = in.tag();
        if (tag >= choices.size()) {
            throw new BabbleException("a tag of " + tag + " where there are " + choices.size());
        }
        return choices.get(tag);
    }
}
