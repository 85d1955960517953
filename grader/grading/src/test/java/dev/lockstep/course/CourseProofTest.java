package dev.lockstep.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Controller;
import dev.lockstep.controller.FakeWorkers;
import dev.lockstep.controller.Settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CourseProofTest {

    private static final String OPEN = """
            package shapes;
            public class Square implements shapes.contract.Form { // BUG
                @Override
                public int area() {
                    return 1;
                }
            }
            """;

    private static final String WITH_FIELD = """
            package shapes;
            public final class Square implements shapes.contract.Form {
                private final int side = 1; // BUG
                @Override
                public int area() {
                    return side;
                }
            }
            """;

    private static final String FIELD_ADDED = """
            --- src/main/java/shapes/Square.java
            +++ wrong/shapes/with-field/Square.java
            @@ -1,7 +1,8 @@
             package shapes;
             public final class Square implements shapes.contract.Form {
            +    private final int side = 1; // BUG
                 @Override
                 public int area() {
            -        return 1;
            +        return side;
                 }
             }
            """;

    private static final String CIRCLE = """
            package shapes;
            final class Circle {
            }
            """;

    @TempDir
    Path folder;

    private SampleCourse course = new SampleCourse(Path.of(""));
    private List<Proof> proofs = List.of();

    @BeforeEach
    void makeCourse() {
        course = SampleCourse.ofShapes(folder.resolve("course"));
    }

    @Test
    void aCourseWhoseChecksAreGoodHolds() {
        course.write("reference/correct/shapes/with-helper/Circle.java", CIRCLE);
        wrong("open", OPEN, "bug: not sealed\nfails:\n  isFinal: class-not-final\n");
        course.write("reference/wrong/shapes/with-field/program.patch", FIELD_ADDED);
        course.write("reference/wrong/shapes/with-field/expect.yaml",
                "bug: keeps its side\nfails:\n  hasNoField: field-found\n");
        var decided = new AtomicInteger();
        assertEquals(List.of("reference shapes", "starter shapes", "correct/shapes/with-helper", "wrong/shapes/open",
                "wrong/shapes/with-field", "every check of shapes is failed by a wrong program"),
                prove(decided).stream().peek(proof -> assertEquals(List.of(), proof.problems(), proof.subject()))
                        .map(Proof::subject).toList());
        assertEquals(6, decided.get());
    }

    @Test
    void whateverDoesNotHoldIsNamed() {
        course.write("reference/correct/shapes/open/Square.java", OPEN);
        course.write("starter/src/main/java/shapes/Square.java", CIRCLE);
        wrong("harmless", CIRCLE, "bug: none\nfails:\n  isFinal: class-not-final\n");
        wrong("misnamed", OPEN, "bug: not sealed\nfails:\n  isFinal: deadlock\n");
        wrong("unmarked", OPEN.replace(" // BUG", ""), "bug: not sealed\nfails:\n  isFinal: class-not-final\n");
        wrong("unknown", OPEN, "bug: not sealed\nfails:\n  isFinal: class-not-final\n  isRound: deadlock\n");
        wrong("silent", WITH_FIELD, "bug: keeps its side\nfails:\n  isFinal: class-not-final\n");
        wrong("broken", "package shapes; class Square {", "bug: a brace\nfails:\n  isFinal: class-not-final\n");
        course.write("reference/wrong/shapes/unfit/program.patch", FIELD_ADDED.replace("return 1;", "return 3;"));
        course.write("reference/wrong/shapes/unfit/expect.yaml", "bug: none\nfails:\n  isFinal: class-not-final\n");
        wrong("strict", OPEN, "bug: not sealed\nfailures:\n  isFinal: class-not-final\n");
        var message = "every class is final";
        assertProblems("correct/shapes/open",
                "isFinal failed with class-not-final at shapes/Square.java:2 (" + message + ")",
                "hasNoField was not run: waits for has final classes");
        assertProblems("starter shapes", "isFinal earns points: let it build on a check that a stub fails",
                "hasNoField earns points: let it build on a check that a stub fails");
        assertProblems("wrong/shapes/harmless", "isFinal passed, but class-not-final was expected");
        assertProblems("wrong/shapes/misnamed", "isFinal failed with class-not-final at shapes/Square.java:2 ("
                + message + "), but deadlock was expected");
        assertProblems("wrong/shapes/unmarked", "isFinal names the line shapes/Square.java:2, which does not end with "
                + "// BUG: public class Square implements shapes.contract.Form {");
        assertProblems("wrong/shapes/unknown", "expect.yaml names isRound, which is no check of the topic");
        assertProblems("wrong/shapes/silent", "isFinal passed, but class-not-final was expected",
                "hasNoField failed with field-found at shapes/Square.java:3 (no class has a field), "
                        + "but it was to pass");
        assertProblems("wrong/shapes/broken", "is turned down: does-not-compile at shapes/Square.java:1 "
                + "(reached end of file while parsing)", "isFinal was not run: the topic does not compile",
                "hasNoField was not run: the topic does not compile");
        assertProblems("wrong/shapes/unfit", "program.patch does not fit src/main/java/shapes/Square.java, which has "
                + "changed: mend it by hand, or write it anew with lockstep pack.");
        assertProblems("wrong/shapes/strict",
                "expect.yaml has the unknown key failures: known are bug, fails, blame, rejected");
    }

    private void assertProblems(String subject, String... problems) {
        if (proofs.isEmpty()) {
            proofs = prove(new AtomicInteger());
        }
        var proof = proofs.stream().filter(it -> it.subject().equals(subject)).findFirst().orElseThrow();
        assertEquals(List.of(problems), proof.problems());
    }

    @Test
    void aCheckThatNoWrongProgramFailsIsNamed() {
        var uncovered = prove(new AtomicInteger()).getLast();
        assertEquals(List.of("isFinal is failed by none: add one to reference/wrong/shapes",
                "hasNoField is failed by none: add one to reference/wrong/shapes"), uncovered.problems());
    }

    @Test
    void aProgramThatIsTurnedDownAsAWholeCanBeExpectedToo() {
        wrong("spawns", """
                package shapes;
                public final class Square implements shapes.contract.Form {
                    @Override
                    public int area() {
                        System.exit(0); // BUG
                        return 1;
                    }
                }
                """, "bug: ends the grader\nrejected: forbidden-api\n");
        assertProblems("wrong/shapes/spawns");
    }

    @Test
    void outcomesThatShipWithTheChecksAreUpdatedAndThenFresh() throws Exception {
        var both = SampleCourse.in(folder.resolve("both"));
        var file = both.assignments().resolve("src/test/resources/locks/checks/outcomes/LocksChecks.reports.txt");
        assertEquals(List.of(file + " is missing: run lockstep verify --update"), outcomes(both, false));
        assertEquals(List.of(), outcomes(both, true));
        assertEquals("x=1\nx=2\n", Files.readString(file));
        assertEquals(List.of(), outcomes(both, false));
        Files.writeString(file, "x=1\n");
        assertEquals(List.of(file + " is stale: run lockstep verify --update and look at the difference"),
                outcomes(both, false));
    }

    private List<String> outcomes(SampleCourse both, boolean update) {
        try (var controller = FakeWorkers.controller(folder)) {
            var proof = new CourseProof(controller, CourseProof.Places.in(both.root(), both.course()),
                    EarlierGrades.none(), (_, _, _) -> {
                    });
            return (update ? proof.update() : proof.prove()).stream()
                    .filter(it -> it.subject().contains("reports")).findFirst().orElseThrow().problems();
        }
    }

    private List<Proof> prove(AtomicInteger decided) {
        // the only fakes here are the programs: the compiler process is the real one
        try (var controller = Controller
                .open(new Settings(1, Duration.ofMinutes(5), Duration.ofMinutes(5), OptionalInt.empty()))) {
            var proof = new CourseProof(controller, CourseProof.Places.in(course.root(), course.course()),
                    EarlierGrades.none(),
                    (_, count, asked) -> {
                        decided.set(count);
                        assertTrue(count <= asked);
                    });
            return proof.prove();
        }
    }

    private void wrong(String name, String text, String expected) {
        course.write("reference/wrong/shapes/" + name + "/Square.java", text);
        course.write("reference/wrong/shapes/" + name + "/expect.yaml", expected);
    }
}
