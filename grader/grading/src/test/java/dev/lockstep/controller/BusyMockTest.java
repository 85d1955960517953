package dev.lockstep.controller;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Settings.Work;
import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/// Mockito keeps each call of a mock. One that is called for ever ends its schedule, not the worker.
class BusyMockTest {

    private static final String CONTRACT = """
            package bells.contract;
            public interface Bell {
                void ring();
            }
            """;

    private static final String CHECKS = """
            package bells.checks;
            import static org.mockito.Mockito.*;
            import bells.contract.Bell;
            import dev.lockstep.api.*;
            @Topic("bells")
            public class BellChecks {
                @Check(points = 10, title = "rings once")
                void rings(Submission submission) {
                    var clapper = mock(Runnable.class);
                    submission.create(Bell.class, "MyBell", clapper).ring();
                    verify(clapper, atLeastOnce()).run();
                }
            }
            """;

    private static final String RINGING = """
            package bells;
            public class MyBell implements bells.contract.Bell {
                private final Runnable clapper;
                public MyBell(Runnable clapper) {
                    this.clapper = clapper;
                }
                @Override
                public void ring() {
                    for (var i = 0; %s; i++) {
                        clapper.run();
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aMockThatIsCalledForEverComesToTheLimitOfSteps() throws Exception {
        var course = OneTopicCourse.compiled(folder, CONTRACT, CHECKS, "assertion-failed", FindingRegistry.GRADERS);
        var asked = Map.of("rings", Kinds.FUNCTIONAL);
        try (var controller = Controller.open(Settings.fromProperties(Work.CHECKS))) {
            assertEquals(Map.of("rings", "passed"), course.told(controller, asked, RINGING.formatted("i < 3_000")));
            var endless = course.grade(controller, asked, RINGING.formatted("true")).checks().getFirst().verdict();
            var finding = assertInstanceOf(Verdict.Failed.class, endless).findings().getFirst();
            assertEquals(GraderFinding.TOO_LONG.code(), finding.code());
            assertNotNull(finding.schedule());
        }
    }
}
