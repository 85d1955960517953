package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.lockstep.source.CheckResources;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// What ships with the checks about the reference, among their resources, as it is and as it should be.
///
/// @param text what should be in it
record ShippedFile(Path path, String text) {

    /// The outcomes of the reference under a `@MatchesReference` check.
    ///
    /// @param resources the folder of the resources
    static ShippedFile outcomes(Path resources, CatalogCheck check, List<String> outcomes) {
        return new ShippedFile(resources.resolve(CheckResources.outcomes(check.checkClass(), check.method())),
                outcomes.isEmpty() ? "" : String.join("\n", outcomes) + "\n");
    }

    /// How many steps the reference takes in each check, about: a finding that a program takes far too many compares them.
    static ShippedFile steps(Path path, TopicGrade reference) {
        return new ShippedFile(path, reference.checks().stream().filter(check -> steps(check) > 0)
                .map(check -> String.format(Locale.ROOT, "%s %,d\n", check.check().id(), rounded(steps(check))))
                .collect(Collectors.joining()));
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

    /// What is wrong with the file.
    List<String> problems() {
        if (!Files.exists(path)) {
            return List.of(path + " is missing: run lockstep verify --update");
        }
        try {
            var stale = !Files.readString(path).replace("\r\n", "\n").equals(text);
            return stale
                    ? List.of(path + " is stale: run lockstep verify --update and look at the difference")
                    : List.of();
        } catch (IOException e) {
            return List.of(path + " cannot be read: " + e);
        }
    }

    void write() {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
