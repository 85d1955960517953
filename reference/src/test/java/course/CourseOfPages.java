package course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;

/// A course built from the code blocks of pages, in a folder that has nothing to do with this repository.
record CourseOfPages(Path course) {

    /// A code block that is a file: after its language stands the path.
    private static final Pattern FILE = Pattern.compile("^( *)```\\w+ (\\S+)\\n(.*?)^\\1```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    /// Builds the course.
    ///
    /// @param pages their paths in the repository
    static CourseOfPages built(Path folder, List<String> pages) throws IOException {
        var made = new CourseOfPages(folder);
        for (var page : pages) {
            FILE.matcher(Files.readString(REPOSITORY.resolve(page))).results().forEach(made::write);
        }
        var classes = folder.resolve("assignments/target/classes");
        var checks = folder.resolve("assignments/target/test-classes");
        compile(classes, "", folder.resolve("assignments/src/main/java"));
        compile(checks, classes.toString(), folder.resolve("assignments/src/test/java"));
        Files.copy(folder.resolve("assignments/src/test/resources/findings.yaml"), checks.resolve("findings.yaml"));
        return made;
    }

    /// Runs a command of Lockstep on it, and returns what that says.
    ///
    /// @param exit the code that it has to end with
    String run(int exit, String... arguments) throws Exception {
        var out = course.resolve("out.txt");
        var assignments = "-Dlockstep.assignments=" + course.resolve("assignments");
        var builder = Lockstep.with(Stream.concat(Stream.of(assignments), Stream.of(arguments)).toArray())
                .directory(course.toFile()).redirectOutput(out.toFile()).redirectErrorStream(true);
        var ended = builder.start().waitFor();
        var said = Files.readString(out);
        assertEquals(exit, ended, said);
        return said;
    }

    private void write(MatchResult block) {
        var file = course.resolve(block.group(2));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(3).lines().map(line -> line.replaceFirst("^" + block.group(1), ""))
                    .collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path output, String contracts, Path sources) throws IOException {
        Files.createDirectories(output);
        var path = String.join(":", contracts, REPOSITORY.resolve("grader/api/target/lockstep-api.jar").toString(),
                Files.readString(REPOSITORY.resolve("grader/grading/target/classpath")).strip());
        var arguments = new ArrayList<>(
                List.of("-g", "-parameters", "-proc:none", "-d", output.toString(), "-cp", path));
        try (var files = Files.walk(sources)) {
            files.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
    }
}
