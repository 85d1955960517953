package dev.lockstep.histories;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What came of a call, as it is compared: the submission and the model run in class loaders of their own, so their
/// classes are the same only by name.
///
/// @param kind which of these it is
/// @param value a value of the JDK, or of such values; empty for a call that answers nothing or would block
public record Answer(Kind kind, Object value) {

    public static final Answer NOTHING = new Answer(Kind.RETURNS, "");
    public static final Answer BLOCKS = new Answer(Kind.BLOCKS, "");

    /// What may come of a call.
    public enum Kind {
        /// It returns a value, or nothing.
        RETURNS,
        /// It throws; exceptions are compared by class.
        THROWS,
        /// It waits until others do something.
        BLOCKS
    }

    /// A value that the submission could not have made up: it shows what its class is.
    private record Named(String type, List<Object> parts) {
        @Override
        public String toString() {
            return parts.isEmpty() ? type : type + parts;
        }
    }

    public static Answer threw(Throwable thrown) {
        return new Answer(Kind.THROWS, thrown.getClass().getName());
    }

    public static Answer returned(Class<?> type, Object value) {
        return type == void.class ? NOTHING : new Answer(Kind.RETURNS, comparable(value));
    }

    /// Asks nothing of the submission's own classes but what a record's components are and which constant of its enum one
    /// is.
    private static Object comparable(Object value) {
        return switch (value) {
            case null -> new Named("null", List.of());
            case Enum<?> constant -> new Named(constant.getDeclaringClass().getSimpleName() + "." + constant.name(),
                    List.of());
            case Record data when !isOfJdk(value) -> new Named(value.getClass().getSimpleName(),
                    Arrays.stream(value.getClass().getRecordComponents()).map(part -> comparable(part(data, part)))
                            .toList());
            case Object[] array -> Arrays.stream(array).map(Answer::comparable).toList();
            case int[] array -> Arrays.stream(array).boxed().toList();
            case long[] array -> Arrays.stream(array).boxed().toList();
            case Map<?, ?> map when isOfJdk(map) -> map.entrySet().stream()
                    .collect(Collectors.toMap(entry -> comparable(entry.getKey()),
                            entry -> comparable(entry.getValue())));
            case List<?> list when isOfJdk(list) -> list.stream().map(Answer::comparable).toList();
            case Collection<?> other when isOfJdk(other) -> other.stream().map(Answer::comparable)
                    .collect(Collectors.toSet());
            default -> isOfJdk(value) ? value : new Named(value.getClass().getName(), List.of());
        };
    }

    private static boolean isOfJdk(Object value) {
        return value.getClass().getClassLoader() == null;
    }

    private static Object part(Record data, RecordComponent part) {
        try {
            var accessor = part.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(data);
        } catch (InvocationTargetException e) {
            return threw(e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As it stands behind a call: ` = 3`, ` throws X`, ` waits for ever`, or nothing.
    @Override
    public String toString() {
        return switch (kind) {
            case RETURNS -> equals(NOTHING) ? "" : " = " + value;
            case THROWS -> " throws " + String.valueOf(value).substring(String.valueOf(value).lastIndexOf('.') + 1);
            case BLOCKS -> " waits for ever";
        };
    }
}
