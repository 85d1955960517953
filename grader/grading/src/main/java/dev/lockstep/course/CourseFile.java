package dev.lockstep.course;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Optional;

/// A file that lies beside the check classes of a course, in their folder or jar.
final class CourseFile {

    private CourseFile() {}

    /// The text of the file, if the course has it.
    ///
    /// @param checks where the check classes lie; the first of them that has the file counts
    static Optional<String> text(List<Path> checks, String name) {
        return checks.stream().map(path -> text(path, name)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> text(Path folderOrJar, String name) {
        try {
            if (Files.isDirectory(folderOrJar)) {
                return content(folderOrJar.resolve(name));
            }
            if (!Files.isRegularFile(folderOrJar)) {
                return Optional.empty();
            }
            try (var jar = FileSystems.newFileSystem(folderOrJar)) {
                return content(jar.getPath(name));
            }
        } catch (IOException | ProviderNotFoundException e) {
            return Optional.empty(); // who reads the classes in it says so
        }
    }

    private static Optional<String> content(Path file) throws IOException {
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
