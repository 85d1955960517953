package dev.lockstep.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.course.Course;
import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.SampleCourse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class VisibleChecksTest {

    private static final String CHECKS = "assignments/target/test-classes/";

    @TempDir
    private Path folder;

    private SampleCourse sample;

    @BeforeEach
    void makeCourse() {
        sample = SampleCourse.in(folder.resolve("course"));
    }

    private Jar visible() throws IOException {
        var course = sample.course();
        var catalog = CourseCatalog.read(course);
        return new VisibleChecks(catalog, catalog.topics()).of(Jar.read(course.checks().getFirst()),
                Jar.read(course.contracts().getFirst()));
    }

    private static String text(Jar jar, String name) {
        return new String(jar.entries().get(name), StandardCharsets.ISO_8859_1);
    }

    @Test
    void whereNothingIsHiddenClassesAreLeftAsTheyAre() throws IOException {
        assertEquals(text(Jar.read(sample.course().checks().getFirst()), "locks/checks/LocksChecks.class"),
                text(visible(), "locks/checks/LocksChecks.class"));
    }

    @Test
    void ofWhatIsHiddenNothingIsLeft() throws IOException {
        sample.write(CHECKS + "course.yaml", """
                shown:
                  locks.faults: {visibility: hidden}
                  locks.reports: {visibility: after-due-date}
                  shapes: {visibility: hidden}
                """);
        sample.write(CHECKS + "locks/checks/outcomes/LocksChecks.reports.txt", "1\n");
        sample.write(CHECKS + "locks/steps.txt", "passes 10\nfaults 20\n");
        sample.write(CHECKS + "locks/matrix.yaml", "sentences: []\n");
        var jar = visible();
        assertEquals(List.of("course.yaml", "findings.yaml", "locks/checks/LocksChecks.class", "locks/steps.txt"),
                List.copyOf(jar.entries().keySet()));
        assertEquals("passes 10\n", text(jar, "locks/steps.txt"));
        for (var hidden : List.of("faults", "keeps the grader well", "reports", "shapes")) {
            jar.entries().keySet().stream().filter(name -> !name.equals("findings.yaml"))
                    .forEach(name -> assertFalse(text(jar, name).contains(hidden), name + " tells " + hidden));
        }
    }

    @Test
    void whatIsLeftIsACourse() throws IOException {
        sample.write(CHECKS + "course.yaml", """
                feedback: only-sentence
                shown:
                  locks.faults: {visibility: hidden}
                  locks.passes: {feedback: no-schedule}
                """);
        var packed = folder.resolve("checks.jar");
        Files.write(packed, visible().bytes());
        var catalog = CourseCatalog.read(new Course(sample.course().contracts(), List.of(packed)));
        assertEquals(List.of("passes", "fails", "needsFails", "reports"),
                catalog.topic("locks").orElseThrow().checks().stream().map(check -> check.info().id()).toList());
        assertEquals("no-schedule", catalog.disclosure().of("locks", "passes").feedback().toString());
        assertEquals("only-sentence", catalog.disclosure().of("shapes", "isFinal").feedback().toString());
    }

    @Test
    void whatOnlyHiddenChecksUseIsHiddenAsWell() throws IOException {
        sample.checkLocks("""
                package locks.checks;
                import dev.lockstep.api.*;
                @Topic("locks")
                public class LocksChecks {
                    @Check(points = 40, title = "is seen")
                    void seen(Submission submission) {
                        Runnable shown = () -> Shared.run("shown");
                        shown.run();
                    }
                    @Check(points = 60, title = "is not seen")
                    void unseen(Submission submission) {
                        Runnable secret = () -> helper("a secret");
                        secret.run();
                    }
                    private void helper(String text) {
                        Shared.run(text);
                        new Secret().run();
                    }
                    static class Secret {
                        void run() {
                        }
                    }
                }
                """, """
                package locks.checks;
                class Shared {
                    static void run(String text) {
                    }
                }
                """);
        sample.write(CHECKS + "course.yaml", "shown: {locks.unseen: {visibility: hidden}}\n");
        var jar = visible();
        assertTrue(jar.entries().containsKey("locks/checks/Shared.class"));
        assertFalse(jar.entries().containsKey("locks/checks/LocksChecks$Secret.class"));
        var left = text(jar, "locks/checks/LocksChecks.class");
        assertTrue(left.contains("shown"));
        for (var hidden : List.of("unseen", "helper", "ecret")) {
            assertFalse(left.contains(hidden), hidden);
        }
    }

    @Test
    void aVisibleCheckBuildsOnNothingHidden() {
        sample.write(CHECKS + "course.yaml", "shown: {locks.fails: {visibility: hidden}}\n");
        var refused = assertThrows(UnwritableKitException.class, this::visible);
        assertEquals(
                "locks.needsFails is visible and builds on fails, which is not: change one of them in course.yaml.",
                refused.getMessage());
    }
}
