package queues.checks;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What objects of a submission refer to: by their own fields, by arrays, and by what collections of the JDK hold.
final class Held {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> ahead = new ArrayDeque<>();

    private Held() {}

    /// Whether a way leads from one object to the other.
    static boolean by(Object from, Object wanted) {
        var held = new Held();
        held.add(from);
        while (!held.ahead.isEmpty()) {
            held.referredTo(held.ahead.remove()).forEach(held::add);
        }
        return held.seen.contains(wanted);
    }

    private void add(Object next) {
        if (next != null && seen.add(next)) {
            ahead.add(next);
        }
    }

    private Stream<?> referredTo(Object holder) {
        return switch (holder) {
            case Object[] array -> Arrays.stream(array);
            case AtomicReference<?> reference -> Stream.of(reference).map(AtomicReference::get);
            case AtomicReferenceArray<?> array -> IntStream.range(0, array.length()).mapToObj(array::get);
            case Collection<?> all when isOfJdk(all.getClass()) -> all.stream();
            case Map<?, ?> map when isOfJdk(map.getClass()) ->
                Stream.concat(map.keySet().stream(), map.values().stream());
            default -> fields(holder.getClass()).map(field -> value(field, holder));
        };
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getName().startsWith("java.util.");
    }

    /// A submission may have packages of its own below that of the topic.
    private static boolean isOfSubmission(Class<?> type) {
        var name = type.getPackageName();
        return (name.equals("queues") || name.startsWith("queues.")) && !name.equals(Held.class.getPackageName());
    }

    private static Stream<Field> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Held::isOfSubmission, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .filter(field -> !field.getType().isPrimitive() && field.trySetAccessible());
    }

    private static Object value(Field field, Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
