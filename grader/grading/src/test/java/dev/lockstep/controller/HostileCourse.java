package dev.lockstep.controller;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

/// A course of one topic, for submissions that mean no good: its checks call one method or the other, and want nothing but
/// that it comes back.
record HostileCourse(Controller controller, OneTopicCourse course) implements AutoCloseable {

    private static final String CONTRACT = """
            package boxes.contract;
            public interface Box {
                int use();
                int rest();
            }
            """;

    private static final String CHECKS = """
            package boxes.checks;
            import static org.junit.jupiter.api.Assertions.*;
            import boxes.contract.Box;
            import dev.lockstep.api.*;
            @Topic("boxes")
            public class BoxChecks {
                @Check(points = 10, title = "is of use")
                void uses(Submission submission) {
                    submission.create(Box.class, "MyBox").use();
                }
                @Check(points = 10, title = "is of use to two")
                @Explore
                void usesTogether(Submission submission, Threads threads) {
                    var box = submission.create(Box.class, "MyBox");
                    threads.times(2, _ -> box.use());
                    threads.join();
                }
                @Check(points = 10, title = "comes back without an exception")
                void doesNotThrow(Submission submission) {
                    var box = submission.create(Box.class, "MyBox");
                    assertDoesNotThrow(() -> box.use());
                }
                @Check(points = 10, title = "rests")
                void rests(Submission submission) {
                    assertEquals(1, submission.create(Box.class, "MyBox").rest());
                }
            }
            """;

    private static final Map<String, Kind> KINDS = Map.of("uses", Kinds.FUNCTIONAL, "usesTogether", Kinds.EXPLORE,
            "doesNotThrow", Kinds.FUNCTIONAL, "rests", Kinds.FUNCTIONAL);

    /// Findings by the names of the checks that failed.
    record Found(Map<String, Finding> all) {

        Finding of(String check) {
            return Objects.requireNonNull(all.get(check), check);
        }
    }

    static HostileCourse in(Path folder, Settings settings) throws IOException {
        return new HostileCourse(Controller.open(settings),
                OneTopicCourse.compiled(folder, CONTRACT, CHECKS, "assertion-failed", FindingRegistry.GRADERS));
    }

    /// The findings that the checks of a submission fail with; the check of what is right in the
    /// submission has to pass. What is said has to be the same when it is graded again.
    ///
    /// @param body of the method that is used
    /// @param members what else the class has
    Found findings(String body, String members) {
        return findings(KINDS.keySet(), body, members);
    }

    /// The same for some of the checks.
    Found findings(Set<String> checks, String body, String members) {
        var findings = new TreeMap<String, Finding>();
        var topic = grade(checks, body, members);
        for (var grade : topic.checks()) {
            switch (grade.verdict()) {
                case Verdict.Passed _ -> assertEquals("rests", grade.check().id());
                case Verdict.Failed(var _, var found) -> findings.put(grade.check().id(), found.getFirst());
                case Verdict.NotRun _,Verdict.Inconclusive _ -> fail(grade.toString());
            }
        }
        assertEquals(topic, grade(checks, body, members));
        return new Found(findings);
    }

    private TopicGrade grade(Set<String> names, String body, String members) {
        var asked = new TreeMap<String, Kind>();
        names.forEach(name -> asked.put(name, KINDS.getOrDefault(name, Kinds.FUNCTIONAL)));
        return course.grade(controller, asked, """
                package boxes;
                import java.util.*;
                public class MyBox implements boxes.contract.Box {
                    public int rest() { return 1; }
                    public int use() { %s }
                    %s
                }
                """.formatted(body, members));
    }

    @Override
    public void close() {
        controller.close();
    }
}
