package dev.lockstep.controller;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Settings.Work;
import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/// Mockito keeps each call of a mock. One that is called for ever ends its schedule, not the worker; and if another thread
/// waits for that, it is a livelock as any.
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
                @Check(points = 10, title = "rings while somebody waits")
                @Explore
                void ringsForAnother(Submission submission, Threads threads) {
                    var clapper = mock(Runnable.class);
                    var bell = submission.create(Bell.class, "MyBell", clapper);
                    threads.times(2, _ -> bell.ring());
                    threads.join();
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
                public synchronized void ring() {
                    for (var i = 0; %s; i++) {
                        clapper.run();
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aMockThatIsCalledForEverEndsItsScheduleAlone() throws Exception {
        var course = OneTopicCourse.compiled(folder, CONTRACT, CHECKS, "assertion-failed", FindingRegistry.GRADERS);
        var asked = Map.of("rings", Kinds.FUNCTIONAL, "ringsForAnother", Kinds.EXPLORE);
        try (var controller = Controller.open(Settings.fromProperties(Work.CHECKS))) {
            assertEquals(Map.of("rings", "passed", "ringsForAnother", "passed"),
                    course.told(controller, asked, RINGING.formatted("i < 300")));
            assertEquals(Map.of("rings", "too-long", "ringsForAnother", "too-long"),
                    course.told(controller, asked, RINGING.formatted("i < 30_000")));
            assertEquals(Map.of("rings", "livelock", "ringsForAnother", "livelock"),
                    course.told(controller, asked, RINGING.formatted("true")));
            course.grade(controller, asked, RINGING.formatted("true")).checks().forEach(grade -> assertNotNull(
                    assertInstanceOf(Verdict.Failed.class, grade.verdict()).findings().getFirst().schedule()));
        }
    }
}
