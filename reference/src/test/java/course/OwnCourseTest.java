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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The course of the pages that say how a check is written and a topic added: built from their code blocks, in a folder that
/// has nothing to do with this repository.
class OwnCourseTest {

    private static final List<String> PAGES = List.of("grader/api/WRITING_CHECKS.md", "assignments/ADDING_A_TOPIC.md");

    /// A code block that is a file: after its language stands the path.
    private static final Pattern FILE = Pattern.compile("^( *)```\\w+ (\\S+)\\n(.*?)^\\1```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path course;

    @BeforeEach
    void build() throws IOException {
        for (var page : PAGES) {
            FILE.matcher(Files.readString(REPOSITORY.resolve(page))).results().forEach(this::write);
        }
        var classes = course.resolve("assignments/target/classes");
        var checks = course.resolve("assignments/target/test-classes");
        compile(classes, "", course.resolve("assignments/src/main/java"));
        compile(checks, classes.toString(), course.resolve("assignments/src/test/java"));
        Files.copy(course.resolve("assignments/src/test/resources/findings.yaml"), checks.resolve("findings.yaml"));
    }

    @Test
    void theModelSolutionGetsAllPoints() throws Exception {
        assertTrue(run(0, "grade", "reference").contains("Total  100 of 100 points"));
    }

    @Test
    void whatIsWrongIsFoundInItsSchedules() throws Exception {
        var report = run(0, "grade", "reference/wrong/door/looks-once");
        assertTrue(report.contains("0/40") && report.contains("lockstep replay door.letsOneIn"), report);
        assertTrue(report.contains("Two inside: threads inside at once, at most."), report);
    }

    @Test
    void theCourseHolds() throws Exception {
        var proof = run(0, "verify");
        for (var program : List.of("looks-once", "tells-nothing", "wakes-nobody")) {
            assertTrue(proof.contains("ok      wrong/door/" + program), proof);
        }
    }

    @Test
    void whatIsUnchangedIsNotGradedAgain() throws Exception {
        run(0, "verify");
        var again = run(0, "verify");
        assertTrue(again.contains("unchanged since an earlier proof: 5 "), again);
        var afresh = run(0, "verify", "--afresh");
        assertFalse(afresh.contains("since an earlier proof"), afresh);
    }

    private String run(int exit, String... arguments) throws Exception {
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
