package dev.lockstep.controller;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Settings.Work;
import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// What a check can do with threads, its own and those of the submission.
class ThreadsTest {

    private static final String CONTRACT = """
            package runs.contract;
            public interface Runner {
                void run(Runnable task);
            }
            """;

    private static final String CHECKS = """
            package runs.checks;
            import static org.junit.jupiter.api.Assertions.*;
            import java.util.concurrent.Semaphore;
            import runs.contract.Runner;
            import dev.lockstep.api.*;
            @Topic("runs")
            public class RunnerChecks {
                @Check(points = 10, title = "a")
                @Explore
                void threadsOfTheSubmissionEnd(Submission submission, Threads threads) {
                    submission.create(Runner.class, "MyRunner").run(threads.task(() -> { }));
                    threads.settle();
                    assertEquals(0, threads.alive());
                }
                @Check(points = 10, title = "b")
                @Explore
                void theyMayLiveForAWhile(Submission submission, Threads threads) {
                    submission.create(Runner.class, "MyRunner").run(threads.task(() -> { }));
                    assertEquals(0, threads.alive());
                }
                @Check(points = 10, title = "c")
                @Explore
                void whatATaskThrowsIsKnown(Submission submission, Threads threads) {
                    submission.create(Runner.class, "MyRunner").run(threads.task(() -> {
                        throw new IllegalStateException();
                    }));
                }
                @Check(points = 10, title = "d")
                @Explore
                void nobodyStartsOne(Submission submission) {
                    submission.create(Runner.class, "MyRunner");
                }
                @Check(points = 10, title = "e")
                void settles(Submission submission, Threads threads) {
                    var semaphore = new Semaphore(0);
                    var waiter = threads.startAndSettle("waiter", semaphore::acquire);
                    assertEquals(Thread.State.WAITING, waiter.getState());
                    semaphore.release();
                }
                @Check(points = 10, title = "f")
                @Explore
                void isInterruptedAnywhere(Submission submission, Threads threads) {
                    var semaphore = new Semaphore(1);
                    Provoke.interrupt(threads.start(semaphore::acquire));
                }
                @Check(points = 10, title = "g")
                @Explore
                void failsNowOrNever(Submission submission, Threads threads) {
                    var task = Provoke.failing(Runnable.class, () -> { }, 1, IllegalStateException::new);
                    threads.times(2, _ -> task.run());
                }
            }
            """;

    /// Keeps what its tasks throw to itself.
    private static final String KEEPS = """
            package runs;
            public class MyRunner implements runs.contract.Runner {
                @Override
                public void run(Runnable task) {
                    var thread = new Thread(task);
                    thread.setUncaughtExceptionHandler((_, _) -> { });
                    thread.start();
                }
            }
            """;

    private static final Map<String, Kind> ASKED = Map.of("threadsOfTheSubmissionEnd", Kinds.EXPLORE,
            "theyMayLiveForAWhile", Kinds.EXPLORE, "whatATaskThrowsIsKnown", Kinds.EXPLORE, "nobodyStartsOne",
            Kinds.EXPLORE, "settles", Kinds.FUNCTIONAL, "isInterruptedAnywhere", Kinds.EXPLORE, "failsNowOrNever",
            Kinds.EXPLORE);

    @TempDir
    private Path folder;

    @Test
    void aCheckKnowsOfAllThreads() throws Exception {
        assertEquals(Map.of("threadsOfTheSubmissionEnd", "passed", "theyMayLiveForAWhile", "assertion-failed",
                "whatATaskThrowsIsKnown", "uncaught-exception", "nobodyStartsOne", "no-thread-started", "settles",
                "passed", "isInterruptedAnywhere", "uncaught-exception", "failsNowOrNever", "uncaught-exception"),
                graded());
    }

    private Map<String, String> graded() throws Exception {
        var course = OneTopicCourse.compiled(folder, CONTRACT, CHECKS, "assertion-failed", FindingRegistry.GRADERS);
        try (var controller = Controller.open(Settings.fromProperties(Work.CHECKS))) {
            return course.told(controller, ASKED, KEEPS);
        }
    }
}
