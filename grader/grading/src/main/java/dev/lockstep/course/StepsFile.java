package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// How many steps the model solution takes in each check of a topic, about: `steps.txt` among the topic's resources, a line a
/// check. A finding that a program takes far too many compares them.
///
/// @param path of the file
record StepsFile(Path path) {

    static StepsFile of(Path resources, String topic) {
        return new StepsFile(resources.resolve(topic).resolve("steps.txt"));
    }

    /// What is wrong with the file, which is there, if the model solution has this grade.
    List<String> problems(TopicGrade reference) {
        try {
            var stale = !Files.readString(path).replace("\r\n", "\n").equals(text(reference));
            return stale ? List.of(path + " is stale: run lockstep verify --update") : List.of();
        } catch (IOException e) {
            return List.of(path + " cannot be read: " + e);
        }
    }

    void write(TopicGrade reference) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text(reference));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(TopicGrade reference) {
        return reference.checks().stream().filter(check -> steps(check) > 0)
                .map(check -> "%s %,d%n".formatted(check.check().id(), rounded(steps(check))).replace("\r\n", "\n"))
                .collect(Collectors.joining());
    }

    private static long steps(CheckGrade check) {
        return check.verdict() instanceof Verdict.Passed(var exploration) ? exploration.steps() : 0;
    }

    /// Up to the next of 10, 20, 50, 100, 200 ...: as much as a reader needs, and the same after a small change.
    static long rounded(long steps) {
        var bound = 10L;
        for (var i = 1; bound < steps; i++) {
            bound = i % 3 == 2 ? bound / 2 * 5 : bound * 2;
        }
        return bound;
    }
}
