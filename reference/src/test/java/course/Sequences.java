package course;

import java.util.List;
import java.util.stream.Stream;

/// What a model and the model solution are led through side by side.
public final class Sequences {

    private Sequences() {}

    /// All sequences of a length of these steps, which may repeat.
    public static <T> List<List<T>> of(List<T> steps, int length) {
        var all = List.of(List.<T>of());
        for (var i = 1; i <= length; i++) {
            all = all.stream().flatMap(shorter -> steps.stream().map(step -> longer(shorter, step))).toList();
        }
        return all;
    }

    private static <T> List<T> longer(List<T> shorter, T step) {
        return Stream.concat(shorter.stream(), Stream.of(step)).toList();
    }
}
