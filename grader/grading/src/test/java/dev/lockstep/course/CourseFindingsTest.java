package dev.lockstep.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.testing.Programs;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.FindingKind.About;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.GraderFinding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CourseFindingsTest {

    private static final String DECLARED = """
            permit-lost:
              meaning: A permit is lost.
              advice: Who had it last?
            too-late:
              meaning: It is too late.
              about: time
            """;

    @TempDir
    Path folder;

    private Path checks;

    @BeforeEach
    void makeFolder() throws IOException {
        checks = Files.createDirectory(folder.resolve("checks"));
    }

    @Test
    void aCourseKnowsItsOwnFindingsAndTheGraders() throws IOException {
        var known = read(DECLARED);
        assertEquals(List.of(new FindingKind("permit-lost", "A permit is lost.", "Who had it last?", About.STATE),
                new FindingKind("too-late", "It is too late.", "", About.TIME)), known.declared());
        assertEquals(GraderFinding.DEADLOCK.kind(), known.of("deadlock").orElseThrow());
        assertTrue(known.of("permit-los").isEmpty());
    }

    @Test
    void whatIsWrongWithTheFileIsToldAtOnce() throws IOException {
        assertEquals(List.of("findings.yaml: 'Permit Lost' is no code: write it in kebab-case",
                "findings.yaml: 'deadlock' is the grader's own: leave it out",
                "findings.yaml: 'says-nothing' does not say what it means: add meaning: with a sentence",
                "findings.yaml: 'no-sentence' does not say what it means: add meaning: with a sentence"),
                problems("""
                        Permit Lost: {meaning: A permit is lost.}
                        deadlock: {meaning: They wait.}
                        says-nothing:
                        no-sentence: {meaning: lost}
                        """));
        assertTrue(problems("permit-lost: {meaning: Lost., advise: Look.}").getFirst()
                .contains("Unrecognized property \"advise\""));
        assertTrue(problems(DECLARED + DECLARED).getFirst().startsWith("findings.yaml cannot be understood:"));
    }

    @Test
    void aCheckNamesFindingsThatAreKnown() throws IOException {
        Programs.compile(checks, """
                package locks.checks;
                import dev.lockstep.api.*;
                @Topic("locks")
                public class LocksChecks {
                    @Check(points = 50, title = "loses none", finding = "permit-los")
                    void losesNone(Submission submission) {
                    }
                    @Check(points = 50, title = "is quick", finding = "sluggish")
                    void isQuick(Submission submission) {
                    }
                }
                """);
        assertEquals("""
                locks.checks.LocksChecks.losesNone names the finding 'permit-los', which nobody knows: declare it in \
                findings.yaml beside the check classes, which this course has not, or name one that is there
                locks.checks.LocksChecks.isQuick names the finding 'sluggish', which nobody knows: declare it in \
                findings.yaml beside the check classes, which this course has not, or name one that is there""",
                refused());
        Files.writeString(checks.resolve("findings.yaml"), DECLARED);
        assertEquals("""
                locks.checks.LocksChecks.losesNone names the finding 'permit-los', which nobody knows: declare it in \
                findings.yaml, or name the one that is meant: permit-lost?
                locks.checks.LocksChecks.isQuick names the finding 'sluggish', which nobody knows: declare it in \
                findings.yaml, or name one that is there""", refused());
    }

    @Test
    void anAssertionNamesFindingsThatAreKnownByALiteral() throws IOException {
        Files.writeString(checks.resolve("findings.yaml"), DECLARED);
        Programs.compile(checks, """
                package locks.checks;
                import dev.lockstep.api.*;
                @Topic("locks")
                public class LocksChecks {
                    private static final String LATE = "too-late";
                    @Check(points = 100, title = "loses none")
                    void losesNone(Submission submission) {
                        Finding.named(LATE).unless(() -> {});
                        Finding.named("permit-lots").unless(() -> {});
                        Runnable later = () -> Helper.find("permit-lost").unless(() -> {});
                        later.run();
                    }
                }
                """, """
                package locks.checks;
                class Helper {
                    static dev.lockstep.api.Finding find(String code) {
                        return dev.lockstep.api.Finding.named(code);
                    }
                }
                """);
        assertEquals("""
                locks.checks.Helper.find names a finding by something else than a literal: write its code out there
                locks.checks.LocksChecks.losesNone names the finding 'permit-lots', which nobody knows: declare it in \
                findings.yaml, or name the one that is meant: permit-lost?""", refused());
    }

    @Test
    void aWrongProgramIsExpectedToShowFindingsThatAreKnown() throws IOException {
        var file = folder.resolve("expect.yaml");
        Files.writeString(file, "bug: it is lost\nfails:\n  losesNone: permit-los\n");
        var refused = assertThrows(IllegalArgumentException.class, () -> Expectation.read(file).of(read(DECLARED)));
        assertEquals("expect.yaml names the finding 'permit-los', which nobody knows: declare it in findings.yaml, or "
                + "name the one that is meant: permit-lost?", refused.getMessage());
        Files.writeString(file, "bug: it is lost\nrejected: forbidden-ap\n");
        assertThrows(IllegalArgumentException.class, () -> Expectation.read(file).of(read(DECLARED)));
    }

    private FindingRegistry read(String text) throws IOException {
        Files.writeString(checks.resolve("findings.yaml"), text);
        var problems = new ArrayList<String>();
        var known = CourseFindings.read(List.of(folder.resolve("nowhere"), checks), problems);
        assertEquals(List.of(), problems);
        return known;
    }

    private List<String> problems(String text) throws IOException {
        Files.writeString(checks.resolve("findings.yaml"), text);
        var problems = new ArrayList<String>();
        CourseFindings.read(List.of(checks), problems);
        return problems;
    }

    private String refused() {
        return String.valueOf(assertThrows(InvalidCourseException.class,
                () -> CourseCatalog.read(new Course(List.of(), List.of(checks)))).getMessage());
    }
}
