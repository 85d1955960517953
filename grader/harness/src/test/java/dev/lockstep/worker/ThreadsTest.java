package dev.lockstep.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.testing.Kinds;
import dev.lockstep.testing.Programs;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.worker.Settings.Work;
import dev.lockstep.worker.wire.Order;

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

    @TempDir
    private Path folder;

    @Test
    void aCheckKnowsOfAllThreads() throws Exception {
        assertEquals(Map.of("threadsOfTheSubmissionEnd", "passed", "theyMayLiveForAWhile", "assertion-failed",
                "whatATaskThrowsIsKnown", "uncaught-exception", "nobodyStartsOne", "no-thread-started", "settles",
                "passed", "isInterruptedAnywhere", "uncaught-exception"), graded());
    }

    private Map<String, String> graded() throws Exception {
        var contracts = Programs.compile(folder.resolve("contracts"), CONTRACT);
        var checks = Programs.compile(folder.resolve("checks"), CONTRACT, CHECKS);
        var asked = Stream.of("threadsOfTheSubmissionEnd", "theyMayLiveForAWhile", "whatATaskThrowsIsKnown",
                "nobodyStartsOne", "settles", "isInterruptedAnywhere")
                .map(name -> new Plan.Check(new CheckInfo(name, name, 10, "",
                        name.equals("settles") ? Kinds.FUNCTIONAL : Kinds.EXPLORE), "runs.checks.RunnerChecks", name,
                        "assertion-failed"))
                .toList();
        var source = new Order.Source("runs/MyRunner.java", "runs", KEEPS);
        var plan = new Plan("threads", List.of(new Plan.Topic("runs", List.of(source), asked, FindingRegistry.GRADERS)),
                List.of(contracts), List.of(checks), Plan.Options.DEFAULT);
        try (var controller = Controller.open(Settings.fromProperties(Work.CHECKS))) {
            var found = new TreeMap<String, String>();
            for (var grade : controller.grade(plan, Watcher.NONE).get().topics().getFirst().checks()) {
                found.put(grade.check().id(), switch (grade.verdict()) {
                    case Verdict.Passed _ -> "passed";
                    case Verdict.Failed(_, var findings) -> findings.getFirst().code();
                    case Verdict.Inconclusive(var why) -> why;
                    case Verdict.NotRun(var why) -> why;
                });
            }
            return found;
        }
    }
}
