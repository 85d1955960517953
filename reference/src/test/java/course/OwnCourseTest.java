package course;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A course with a topic of its own, in a folder that has nothing to do with this repository.
class OwnCourseTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path course;

    @BeforeEach
    void build() throws IOException {
        var contracts = course.resolve("assignments/target/classes");
        compile(contracts, "", write("src/door/contract/Door.java", text("Door")));
        write("assignments/target/test-classes/findings.yaml", text("findings"));
        compile(course.resolve("assignments/target/test-classes"), contracts.toString(),
                write("src/door/checks/DoorChecks.java", text("DoorChecks")));
    }

    @Test
    void aSubmissionIsGradedByItsChecks() throws Exception {
        write("right/door/Gate.java", text("Gate"));
        assertTrue(grade("right").contains("Total  100 of 100 points"));
    }

    @Test
    void whatIsWrongIsFoundInItsSchedules() throws Exception {
        write("wrong/door/Gate.java", text("Gate").replace("taken = true;", ""));
        write("bare/door/Gate.java", text("Gate").replace("synchronized ", "").replace("wait()", "Thread.sleep(1)")
                .replace("notify();", ""));
        assertTrue(grade("bare").contains("0/70"));
        assertTrue(grade("wrong").contains("lockstep replay door.letsOneIn"));
    }

    private String grade(String submission) throws Exception {
        var out = course.resolve("out.txt");
        var builder = new ProcessBuilder(REPOSITORY.resolve("grader/bin/lockstep").toString(),
                "-Dlockstep.assignments=" + course.resolve("assignments"), "grade", submission)
                .directory(course.toFile()).redirectOutput(out.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LOCKSTEP_JAVA", System.getProperty("java.home"), "COLUMNS", "100"));
        assertEquals(0, builder.start().waitFor(), () -> "see " + out);
        return Files.readString(out);
    }

    private Path write(String file, String text) throws IOException {
        Files.createDirectories(course.resolve(file).getParent());
        return Files.writeString(course.resolve(file), text);
    }

    private static String text(String name) throws IOException {
        try (var in = OwnCourseTest.class.getResourceAsStream("door/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void compile(Path output, String contracts, Path source) throws IOException {
        Files.createDirectories(output);
        var path = String.join(":", contracts, REPOSITORY.resolve("grader/api/target/lockstep-api.jar").toString(),
                Files.readString(REPOSITORY.resolve("grader/harness/target/classpath")).strip());
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-g", "-parameters", "-proc:none",
                "-d", output.toString(), "-cp", path, source.toString()));
    }
}
