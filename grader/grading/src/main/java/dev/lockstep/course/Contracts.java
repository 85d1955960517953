package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The documentation of a topic's contracts.
final class Contracts {

    private static final String COMMENT = "///";

    private Contracts() {}

    /// The text of all documentation comments in a folder of Java sources, file by file; an empty line ends a comment.
    static String documentation(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted()
                    .flatMap(Contracts::comments).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> comments(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip)
                    .map(line -> line.startsWith(COMMENT) ? line.substring(COMMENT.length()) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
