package course;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `grader/bin/lockstep` of this repository, as a user starts it: a process, on the JDK of the tests.
final class Lockstep {

    static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    static final Path LAUNCHER = REPOSITORY.resolve("grader/bin/lockstep");

    private Lockstep() {}

    /// Started in the repository, unless it is told otherwise, and as wide as a usual terminal.
    static ProcessBuilder with(Object... arguments) {
        return with(LAUNCHER, arguments);
    }

    /// @param launcher a copy or a link
    static ProcessBuilder with(Path launcher, Object... arguments) {
        List<String> command = Stream.concat(Stream.of(launcher), Stream.of(arguments)).map(Object::toString).toList();
        var builder = new ProcessBuilder(command).directory(REPOSITORY.toFile());
        builder.environment().putAll(Map.of("LOCKSTEP_JAVA", System.getProperty("java.home"), "COLUMNS", "100"));
        return builder;
    }
}
