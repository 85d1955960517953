package dev.lockstep.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.lockstep.source.CheckResources;

/// What a course ships with its checks about the model solution, which a student does not have.
final class Shipped {

    private Shipped() {}

    /// What the model solution comes to in a check.
    ///
    /// @throws IllegalStateException if the course does not say
    static Set<String> outcomes(Method check) {
        var path = CheckResources.outcomes(check.getDeclaringClass().getName(), check.getName());
        return lines(check, path)
                .orElseThrow(() -> new IllegalStateException(
                        "the course ships no " + path + ": run 'lockstep verify --update'"))
                .stream().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    }

    /// How many steps the model solution takes at most in a schedule of a check, rounded up; empty if the course does not say.
    static Optional<String> steps(String topic, Method check) {
        return lines(check, CheckResources.steps(topic)).stream().flatMap(List::stream)
                .map(line -> line.split(" ", 2)).filter(line -> line[0].equals(check.getName())).map(line -> line[1])
                .findFirst();
    }

    private static Optional<List<String>> lines(Method check, String path) {
        try (var in = check.getDeclaringClass().getClassLoader().getResourceAsStream(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
