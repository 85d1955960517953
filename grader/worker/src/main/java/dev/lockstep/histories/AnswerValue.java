package dev.lockstep.histories;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// Makes what a call returns comparable with what another class loader's code returns.
final class AnswerValue {

    private AnswerValue() {}

    /// A value that the submission could not have made up: it shows what its class is.
    private record Named(String type, List<Object> parts) {
        @Override
        public String toString() {
            return parts.isEmpty() ? type : type + parts;
        }
    }

    /// Asks nothing of the submission's own classes but what a record's components are, which constant of its enum one is,
    /// and what is in a collection or a map: by whose class that is made does not matter. Such a class may throw.
    static Object of(@Nullable Object value) {
        return switch (value) {
            case null -> new Named("null", List.of());
            case Enum<?> constant -> new Named(constant.getDeclaringClass().getSimpleName() + "." + constant.name(),
                    List.of());
            case Record data when !isOfJdk(value) -> new Named(value.getClass().getSimpleName(),
                    Arrays.stream(value.getClass().getRecordComponents()).map(part -> of(part(data, part)))
                            .toList());
            case Object array when array.getClass().isArray() ->
                IntStream.range(0, Array.getLength(array)).mapToObj(i -> of(Array.get(array, i))).toList();
            case Optional<?> optional -> new Named("Optional", optional.stream().map(AnswerValue::of).toList());
            case Map<?, ?> map -> map.entrySet().stream().collect(Collectors.toMap(entry -> of(entry.getKey()),
                    entry -> of(entry.getValue())));
            case List<?> list -> Arrays.stream(list.toArray()).map(AnswerValue::of).toList();
            case Collection<?> other -> Arrays.stream(other.toArray()).map(AnswerValue::of).collect(Collectors.toSet());
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
            return Answer.threw(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
