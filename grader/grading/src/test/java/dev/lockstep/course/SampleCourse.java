package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.lockstep.testing.Programs;

/// A course for tests, laid out like ours. What becomes of a check of topic `locks` stands in its name, for the fake
/// worker to read; topic `shapes` is checked by structure alone, which the real compiler process does.
///
/// @param root the folder with `assignments`, `reference` and `starter`
public record SampleCourse(Path root) {

    private static final String GATE = """
            package locks.contract;
            public interface Gate {
                void pass();
            }
            """;

    private static final String FORM = """
            package shapes.contract;
            public interface Form {
                int area();
            }
            """;

    private static final String LOCKS_CHECKS = """
            package locks.checks;
            import dev.lockstep.api.*;
            @Topic("locks")
            public class LocksChecks {
                @Check(points = 30, title = "lets everybody pass")
                @Explore
                void passes(Submission submission) {
                }
                @Check(points = 25, title = "never fails", finding = "deadlock")
                @Explore
                void fails(Submission submission) {
                }
                @Check(points = 15, title = "goes on after the gate", needs = "fails")
                void needsFails(Submission submission) {
                }
                @Check(points = 20, title = "keeps the grader well")
                void faults(Submission submission) {
                }
                @Check(points = 10, title = "comes to what the reference comes to")
                @MatchesReference
                void reports(Submission submission, Outcome outcome) {
                }
            }
            """;

    private static final String SHAPES_CHECKS = """
            package shapes.checks;
            import com.tngtech.archunit.core.domain.JavaClasses;
            import com.tngtech.archunit.core.domain.JavaModifier;
            import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
            import dev.lockstep.api.*;
            @Topic("shapes")
            public class ShapesChecks {
                @Check(points = 60, title = "has final classes", finding = "class-not-final", hint = "Seal them.")
                @Structure
                void isFinal(JavaClasses classes) {
                    ArchRuleDefinition.classes().should().haveModifier(JavaModifier.FINAL)
                            .as("every class is final").check(classes);
                }
                @Check(points = 40, title = "has no field", needs = "isFinal", finding = "field-found")
                @Structure
                void hasNoField(JavaClasses classes) {
                    ArchRuleDefinition.noFields().should().beDeclaredInClassesThat().areTopLevelClasses()
                            .as("no class has a field").allowEmptyShould(true).check(classes);
                }
            }
            """;

    private static final String GATE_IN_REFERENCE = """
            package locks;
            public final class Turnstile implements locks.contract.Gate {
                @Override
                public void pass() {
                }
            }
            """;

    private static final String FORM_IN_REFERENCE = """
            package shapes;
            public final class Square implements shapes.contract.Form {
                @Override
                public int area() {
                    return 1;
                }
            }
            """;

    /// Makes a course in an empty folder.
    public static SampleCourse in(Path root) {
        var course = new SampleCourse(root);
        try {
            Programs.compile(course.built("classes"), GATE, FORM);
            Programs.compile(course.built("test-classes"), LOCKS_CHECKS, SHAPES_CHECKS);
            Files.createDirectories(root.resolve("starter/src/main/java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        course.write("assignments/target/test-classes/findings.yaml", """
                class-not-final:
                  meaning: A class is not final.
                field-found:
                  meaning: There is a field.
                """);
        course.write("reference/src/main/java/locks/Turnstile.java", GATE_IN_REFERENCE);
        course.write("reference/src/main/java/shapes/Square.java", FORM_IN_REFERENCE);
        course.write("starter/src/main/java/locks/Turnstile.java", GATE_IN_REFERENCE);
        course.write("starter/src/main/java/shapes/Square.java", FORM_IN_REFERENCE.replace("final ", ""));
        return course;
    }

    /// The same with topic `shapes` alone, for which no worker but the compiler is needed.
    public static SampleCourse ofShapes(Path root) {
        var course = in(root);
        try {
            Files.delete(course.built("test-classes").resolve("locks/checks/LocksChecks.class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return course;
    }

    /// The same with other checks in topic `locks`.
    public void checkLocks(String... sources) {
        try {
            Files.delete(built("test-classes").resolve("locks/checks/LocksChecks.class"));
            Programs.compile(built("test-classes"), sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path built(String folder) {
        return assignments().resolve("target").resolve(folder);
    }

    /// The folder of the assignments.
    public Path assignments() {
        return root.resolve("assignments");
    }

    /// The model solution, a submission with every topic.
    public Path reference() {
        return root.resolve("reference");
    }

    /// Where its classes are.
    public Course course() {
        return new Course(List.of(built("classes")), List.of(built("test-classes")));
    }

    /// Writes a file into the course.
    public void write(String path, String text) {
        try {
            var file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
