package dev.lockstep.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// The outcomes of the reference solution, shipped beside the check class.
final class OutcomeFile {

    private OutcomeFile() {}

    /// Reads the outcomes of a check.
    ///
    /// @throws IllegalStateException if the course ships none
    static Set<String> read(Class<?> checks, Method check) {
        var name = "outcomes/" + checks.getSimpleName() + "." + check.getName() + ".txt";
        var path = checks.getPackageName().replace('.', '/') + "/" + name;
        try (var in = checks.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the course ships no " + path + ": run 'lockstep verify --update'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
