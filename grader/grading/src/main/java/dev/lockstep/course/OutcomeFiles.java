package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The outcomes of the reference under the `@MatchesReference` checks, as files in the checks' resources:
/// `outcomes/<class>.<method>.txt` beside the check class, one outcome a line.
///
/// @param root the folder of the resources
record OutcomeFiles(Path root) {

    Path file(CatalogCheck check) {
        var dot = check.checkClass().lastIndexOf('.');
        var folder = root.resolve(check.checkClass().substring(0, Math.max(dot, 0)).replace('.', '/'));
        return folder.resolve("outcomes")
                .resolve(check.checkClass().substring(dot + 1) + "." + check.method() + ".txt");
    }

    /// What is wrong with the file of a check whose outcomes should be these.
    List<String> problems(CatalogCheck check, List<String> outcomes) {
        var file = file(check);
        if (!Files.exists(file)) {
            return List.of(file + " is missing: run lockstep verify --update");
        }
        try {
            var stale = !Files.readString(file).replace("\r\n", "\n").equals(text(outcomes));
            return stale
                    ? List.of(file + " is stale: run lockstep verify --update and look at the difference")
                    : List.of();
        } catch (IOException e) {
            return List.of(file + " cannot be read: " + e);
        }
    }

    void write(CatalogCheck check, List<String> outcomes) {
        try {
            var file = file(check);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(outcomes), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(List<String> outcomes) {
        return outcomes.isEmpty() ? "" : String.join("\n", outcomes) + "\n";
    }
}
