package threads.checks;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Goal;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Reaches;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

/// A worker is a thread such as the contract says, and runs what it should.
@Topic("threads")
public class TeamStartChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.concurrent.* java.util.concurrent.atomic.* java.util.concurrent.locks.*
            allow java.util.* java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.io.Serializable java.io.Closeable java.io.*Exception
            allow java.io.PrintStream only print println printf format append flush

            deny java.util.concurrent.Executor* java.util.concurrent.*Executor java.util.concurrent.*ExecutorService
                 java.util.concurrent.ForkJoin* java.util.concurrent.CompletableFuture
                 java.util.concurrent.CompletionService java.util.Timer*
                 because the team starts its threads itself
            deny java.util.Collection members parallelStream because the team starts its threads itself
            deny java.util.stream.BaseStream members parallel because the team starts its threads itself
            deny java.lang.Thread members sleep yield onSpinWait
                 because a thread that waits is blocked, and does not look now and then
            deny java.util.concurrent.TimeUnit members sleep
                 because a thread that waits is blocked, and does not look now and then
            """;

    @Check(points = 5, title = "runs a task in a thread of its own", finding = "runs-in-caller",
            hint = "A Thread has two methods that seem to do the same. Which of them makes a new thread?")
    void runsTheTask(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var caller = Thread.currentThread().threadId();
        var journal = new Journal();
        team.start("worker", threads.task(() -> {
            assertNotEquals(caller, Thread.currentThread().threadId(),
                    "the task of start(worker, task) is run by the thread that calls start");
            journal.add("run");
        }));
        threads.settle();
        Finding.named("wrong-worker").unless(
                () -> assertEquals(List.of("run"), Teams.noted(journal), "what came of start(worker, task)"));
    }

    @Check(points = 3, title = "gives a worker its name, and makes it a daemon if it is to be one",
            needs = "runsTheTask",
            finding = "wrong-worker", hint = "What is to be said to a thread before it is started?")
    void givesNameAndKind(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var journal = new Journal();
        team.start("Ada", () -> introduce(journal));
        team.startDaemon("Bob", () -> introduce(journal));
        threads.settle();
        assertEquals(List.of("Ada is no daemon", "Bob is a daemon"), Teams.noted(journal),
                "what workers of start(Ada, task) and startDaemon(Bob, task) say");
    }

    private static void introduce(Journal journal) {
        var self = Thread.currentThread();
        journal.add(self.getName() + (self.isDaemon() ? " is a daemon" : " is no daemon"));
    }

    @Check(points = 3, title = "starts the very thread that it is given", needs = "runsTheTask",
            finding = "wrong-worker", hint = "The thread that is given has a run() of its own. Who is to call it?")
    void startsTheGivenThread(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        for (var daemon : List.of(false, true)) {
            var journal = new Journal();
            var given = new Thread("Cleo") {
                @Override
                public void run() {
                    journal.add(currentThread() == this ? "itself" : "another thread");
                    introduce(journal);
                }
            };
            given.setDaemon(daemon);
            team.start(given);
            threads.settle();
            assertEquals(List.of(daemon ? "Cleo is a daemon" : "Cleo is no daemon", "itself"), Teams.noted(journal),
                    "what the thread Cleo says that start(thread) was given");
        }
    }

    @Check(points = 2, title = "starts no daemon by start(name, task), though a daemon calls it",
            needs = "givesNameAndKind", finding = "wrong-worker",
            hint = "A new thread is a daemon if the one that makes it is one, unless it is told.")
    void inheritsNoKind(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var journal = new Journal();
        team.startDaemon("Bob", () -> team.start("Dora", () -> introduce(journal)));
        threads.settle();
        assertEquals(List.of("Dora is no daemon"), Teams.noted(journal),
                "what the worker of start(Dora, task) says, which a daemon has called");
    }

    @Check(points = 2, title = "runs each task once", needs = "runsTheTask", finding = "wrong-calls",
            hint = "How many lines call run(), and who calls it beside them?")
    void runsEachTaskOnce(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var task = mock(Runnable.class);
        var ofDaemon = mock(Runnable.class);
        var ofGiven = mock(Runnable.class);
        team.start("Ada", task);
        team.startDaemon("Bob", ofDaemon);
        team.start(new Thread(ofGiven, "Cleo"));
        threads.settle();
        verify(task).run();
        verify(ofDaemon).run();
        verify(ofGiven).run();
    }

    @Check(points = 2, title = "refuses null", needs = "runsTheTask", finding = "illegal-argument-accepted",
            hint = "What may be null for a Thread, and not for the team?")
    void refusesNull(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var journal = new Journal();
        Runnable task = () -> journal.add("run");
        assertThrows(NullPointerException.class, () -> team.start("Ada", null), "start(Ada, null)");
        assertThrows(NullPointerException.class, () -> team.start(null, task), "start(null, task)");
        assertThrows(NullPointerException.class, () -> team.startDaemon("Bob", null), "startDaemon(Bob, null)");
        assertThrows(NullPointerException.class, () -> team.startDaemon(null, task), "startDaemon(null, task)");
        assertThrows(NullPointerException.class, () -> team.start(null), "start(null)");
        threads.settle();
        assertEquals(List.of(), journal.entries(), "what came of calls that were refused");
        Finding.named("wrong-alive").unless(
                () -> Teams.assertAlive(List.of(), team, "when all calls have been refused"));
        team.joinAll();
    }

    @Check(points = 3, title = "refuses a thread that has been started before", needs = "startsTheGivenThread",
            finding = "illegal-argument-accepted",
            hint = "What is already done when the thread says that it cannot be started?")
    void refusesSecondStart(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        var stranger = threads.start("stranger", gate::await);
        var handler = stranger.getUncaughtExceptionHandler();
        assertThrows(IllegalThreadStateException.class, () -> team.start(stranger), "start of a thread that runs");
        assertSameHandler(handler, stranger);
        var unchanged = Finding.named("wrong-alive")
                .hint("What is already done when the thread says that it cannot be started?");
        unchanged.unless(() -> Teams.assertAlive(List.of(), team, "when the team was given a thread that ran already"));
        team.joinAll();
        var given = new Thread(threads.task(gate::await), "Cleo");
        team.start(given);
        var own = given.getUncaughtExceptionHandler();
        assertThrows(IllegalThreadStateException.class, () -> team.start(given), "start of a worker");
        assertSameHandler(own, given);
        unchanged.unless(() -> Teams.assertAlive(List.of("Cleo"), team, "when the team was given Cleo twice"));
        var another = Teams.team(submission);
        assertThrows(IllegalThreadStateException.class, () -> another.start(given), "start of another team's worker");
        assertSameHandler(own, given);
        gate.countDown();
        threads.settle();
        assertThrows(IllegalThreadStateException.class, () -> team.start(given), "start of a thread that has ended");
        unchanged.unless(() -> Teams.assertAlive(List.of(), team, "when the team was given Cleo, who had ended"));
        team.joinAll();
    }

    private static void assertSameHandler(Thread.UncaughtExceptionHandler before, Thread thread) {
        Finding.named("failure-lost").hint("What is already done when the thread says that it cannot be started?")
                .unless(() -> assertSame(before, thread.getUncaughtExceptionHandler(),
                        () -> "who is told what " + thread.getName() + " throws, after start(thread) has refused it"));
    }

    @Check(points = 5, title = "lets its workers work at the same time", needs = "runsTheTask",
            hint = "What does start wait for?")
    @Reaches
    void workersMeet(Submission submission, Threads threads, Goal goal) throws InterruptedException {
        var team = Teams.team(submission);
        var inside = new Gauge();
        for (var name : List.of("Ada", "Bob")) {
            team.start(name, threads.task(() -> {
                inside.enter();
                goal.reachedIf(inside.inside() == 2);
                inside.leave();
            }));
        }
        team.joinAll();
    }

    @Check(points = 6, title = "can be used by several threads at once", needs = "joinWaitsForTheLast",
            finding = "wrong-alive", hint = "Which fields do two calls of start change, and what keeps them apart?")
    @Explore(schedules = 4_000)
    void startersMeet(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        threads.times(2, i -> team.start("worker " + i, threads.task(gate::await)));
        threads.join();
        Teams.assertAlive(List.of("worker 1", "worker 2"), team, "when two threads have started one worker each");
        gate.countDown();
        team.joinAll();
        Teams.assertAlive(List.of(), team, "after joinAll()");
    }

    @Check(points = 2, title = "starts its threads itself, and never polls", needs = "runsTheTask",
            finding = "forbidden-api",
            hint = "Allowed: Thread, monitors, locks, latches, collections. Not allowed: executors, and sleep.")
    @Structure
    void startsItsThreadsItself(Code code) {
        code.usesOnly(BLOCKS);
    }
}
