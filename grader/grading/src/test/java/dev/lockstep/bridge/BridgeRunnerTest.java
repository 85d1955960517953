package dev.lockstep.bridge;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ServiceLoader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

import dev.lockstep.api.CheckRunner;
import dev.lockstep.course.SampleCourse;
import dev.lockstep.testing.GoldenFile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BridgeRunnerTest {

    private static final String SUBMISSION = "lockstep.submission";
    private static final String REPLAY = "lockstep.replay";

    @TempDir
    static Path folder;

    private static SampleCourse course = new SampleCourse(Path.of(""));
    private static Class<?> checks = BridgeRunnerTest.class;

    private final BridgeRunner runner = new BridgeRunner();

    @BeforeAll
    static void loadChecks() throws MalformedURLException, ClassNotFoundException {
        course = SampleCourse.ofShapes(folder.resolve("course"));
        var path = new URL[]{course.course().contracts().getFirst().toUri().toURL(),
                course.course().checks().getFirst().toUri().toURL()};
        checks = new URLClassLoader(path, BridgeRunnerTest.class.getClassLoader())
                .loadClass("shapes.checks.ShapesChecks");
    }

    @BeforeEach
    @AfterEach
    void forgetSubmission() {
        System.clearProperty(SUBMISSION);
        System.clearProperty(REPLAY);
    }

    @Test
    void surefireAndIdesFindIt() {
        assertTrue(ServiceLoader.load(CheckRunner.class).stream().anyMatch(it -> it.type() == BridgeRunner.class));
    }

    @Test
    void aPassedCheckReturns() {
        System.setProperty(SUBMISSION, course.reference().toString());
        assertDoesNotThrow(() -> run("isFinal"));
        assertDoesNotThrow(() -> run("hasNoField"));
    }

    @Test
    void aFailedCheckThrowsASentenceAReportAndTheStudentsLine() throws IOException {
        System.setProperty(SUBMISSION, course.root().resolve("starter").toString());
        var failed = assertThrows(CheckFailed.class, () -> run("isFinal"));
        assertEquals("every class is final", failed.getMessage());
        assertEquals("shapes.Square.line(Square.java:2)", failed.getStackTrace()[0].toString());
        assertEquals(1, failed.getStackTrace().length);
        GoldenFile.compare(BridgeRunnerTest.class, "failed.txt", failed.toString());
    }

    @Test
    void noMoreIsToldThanTheCourseSays() throws IOException {
        var settings = "assignments/target/test-classes/course.yaml";
        course.write(settings, "shown: {shapes.isFinal: {feedback: only-passed}}\n");
        try {
            System.setProperty(SUBMISSION, course.root().resolve("starter").toString());
            var failed = assertThrows(CheckFailed.class, () -> run("isFinal"));
            assertEquals("The check fails. The course does not show how.", failed.getMessage());
            assertFalse(failed.toString().contains("Square"), failed.toString());
        } finally {
            Files.delete(course.root().resolve(settings));
        }
    }

    @Test
    void aCheckThatWaitsForAnotherIsSkipped() {
        System.setProperty(SUBMISSION, course.root().resolve("starter").toString());
        var failed = assertThrows(TestAbortedException.class, () -> run("hasNoField"));
        assertEquals("not run: waits for has final classes", failed.getMessage());
    }

    @Test
    void aTopicThatDoesNotCompileFailsEachCheckWithTheError() throws IOException {
        course.write("broken/Square.java", "package shapes;\nclass Square {\n    int area;;\n    x\n}\n");
        System.setProperty(SUBMISSION, course.root().resolve("broken").toString());
        var failed = assertThrows(CheckFailed.class, () -> run("isFinal"));
        assertEquals("shapes.Square.line(Square.java:4)", failed.getStackTrace()[0].toString());
        GoldenFile.compare(BridgeRunnerTest.class, "broken.txt", failed.toString());
    }

    @Test
    void aSubmissionThatCannotBeReadIsAnErrorInASentence() {
        System.setProperty(SUBMISSION, folder.resolve("nowhere").toString());
        var undecided = assertThrows(CheckUndecided.class, () -> run("isFinal"));
        assertTrue(String.valueOf(undecided.getMessage()).contains(folder.resolve("nowhere").toString()));
        assertEquals(0, undecided.getStackTrace().length);
    }

    @Test
    void aReplayRunsItsOwnCheckOnlyAndSkipsTheOthers() {
        System.setProperty(SUBMISSION, course.root().resolve("starter").toString());
        System.setProperty(REPLAY, "shapes.hasNoField.x");
        assertThrows(TestAbortedException.class, () -> run("isFinal"));
        assertDoesNotThrow(() -> run("hasNoField"));
    }

    @Test
    void thisJvmHasNoSubmission() {
        assertInstanceOf(IllegalStateException.class, assertThrows(RuntimeException.class, runner::submission));
    }

    private void run(String check) throws InterruptedException {
        var method = Arrays.stream(checks.getDeclaredMethods()).filter(it -> it.getName().equals(check)).findFirst()
                .orElseThrow();
        runner.run(checks, method);
    }
}
