package coroutines.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import coroutines.contract.EventLoop;
import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static coroutines.checks.GeneratorChecks.assertThrown;
import static coroutines.checks.GeneratorEndChecks.assertNone;
import static coroutines.checks.Loops.loop;
import static coroutines.checks.Loops.seconds;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Tasks run to their end, one at a time; what coroutines are built from.
@Topic("coroutines")
public class EventLoopChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.concurrent.* java.util.concurrent.atomic.* java.util.concurrent.locks.*
            allow java.util.* java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.io.Serializable java.io.Closeable java.io.*Exception
            allow java.io.PrintStream only print println printf format append flush

            deny java.util.concurrent.SubmissionPublisher java.util.concurrent.Flow*
                 because it runs ahead of those who ask
            deny java.util.Timer* because it has a thread that nobody waits for
            """;

    /// What tasks note without any lock.
    private final List<String> turns = new ArrayList<>();

    @Check(points = 2, title = "runs the tasks in the order in which they were spawned", finding = "wrong-turn",
            hint = "When does a task begin, and which one is the first?")
    void runsTasksInOrder(Submission submission, Threads threads) {
        var loop = loop(submission);
        var done = new Journal();
        for (var name : List.of("first", "second", "third")) {
            loop.spawn(() -> done.add(name));
        }
        threads.settle();
        Finding.named("runs-ahead").hint("What makes the tasks run?").unless(
                () -> assertEquals(List.of(), done.entries(), "what tasks have done before joinAll()"));
        loop.joinAll();
        assertEquals(List.of("first", "second", "third"), done.entries(), "what three tasks have done");
    }

    @Check(points = 1, title = "can be asked again, and has nothing to do without tasks", needs = "runsTasksInOrder",
            finding = "task-left-behind", hint = "What is left of the first joinAll() when the second one begins?")
    void joinsAgain(Submission submission, Threads threads) {
        var loop = loop(submission);
        loop.joinAll();
        var done = new Journal();
        for (var name : List.of("first", "second")) {
            loop.spawn(() -> {
                done.add(name);
                loop.sleep(seconds(1));
                done.add(name + " again");
            });
            loop.joinAll();
        }
        loop.joinAll();
        assertEquals(List.of("first", "first again", "second", "second again"), done.entries(),
                "what two tasks have done, each with a joinAll() of its own");
    }

    @Check(points = 2, title = "runs one task at a time", needs = "sleepsTogether", finding = "two-at-once",
            hint = "Two tasks could go on. Which of them does, and what lets the other one wait?")
    @Explore(preemptions = 1, schedules = 2_000)
    void runsOneAtATime(Submission submission) {
        var loop = loop(submission);
        var running = new Gauge();
        for (var i = 1; i <= 2; i++) {
            loop.spawn(() -> {
                running.enter();
                running.leave();
                loop.sleep(seconds(1));
                running.enter();
                running.leave();
            });
        }
        loop.joinAll();
        assertEquals(1, running.max(), "tasks that run at once, at most, of two that sleep for the same time");
    }

    @Check(points = 1, title = "holds up all tasks while one of them is busy", needs = "sleepsTogether",
            finding = "two-at-once", hint = "A task has slept enough while another one runs. Who lets it go on, and when?")
    void holdsUpOthers(Submission submission, Threads threads) {
        var loop = loop(submission);
        var running = new Gauge();
        loop.spawn(() -> {
            loop.sleep(seconds(1));
            running.enter();
            running.leave();
        });
        loop.spawn(() -> {
            running.enter();
            assertDoesNotThrow(() -> Thread.sleep(seconds(3)), "what a task waits for that does not sleep by the loop");
            running.leave();
        });
        loop.joinAll();
        assertEquals(1, running.max(), "tasks that run at once, at most, where one is busy when another has slept enough");
        assertEquals(seconds(3), threads.elapsed(), "time of a task that is busy, while the other one sleeps");
    }

    @Check(points = 2, title = "lets tasks use the same data by turns, without a lock", needs = "sleepsTogether",
            finding = "two-at-once", hint = "Which step of one task comes before which of the next one, so that it sees what was done?")
    @Explore(preemptions = 1, schedules = 2_000)
    void tasksTakeTurns(Submission submission) {
        var loop = loop(submission);
        turns.add("main");
        for (var name : List.of("a", "b")) {
            loop.spawn(() -> {
                turns.add(name);
                loop.sleep(seconds(1));
                turns.add(name);
            });
        }
        loop.joinAll();
        turns.add("main");
        assertEquals(List.of("main", "a", "b", "a", "b", "main"), turns, "what two tasks have noted");
    }

    @Check(points = 2, title = "runs what tasks spawn, to the last one", needs = "runsTasksInOrder",
            finding = "task-left-behind", hint = "When does joinAll() know that no task is left?")
    void runsWhatTasksSpawn(Submission submission, Threads threads) {
        var loop = loop(submission);
        var done = new Journal();
        loop.spawn(() -> {
            loop.spawn(() -> {
                done.add("second");
                loop.sleep(seconds(2));
                done.add("fourth");
                loop.spawn(() -> done.add("fifth"));
            });
            done.add("first");
            loop.sleep(seconds(1));
            done.add("third");
        });
        loop.joinAll();
        threads.settle();
        assertEquals(List.of("first", "second", "third", "fourth", "fifth"), done.entries(),
                "what tasks have done that spawn others");
    }

    @Check(points = 2, title = "lets the others go on when a task fails, and hands on the first failure",
            needs = "sleepsTogether", finding = "failure-lost",
            hint = "A task has thrown something. Who goes on, who is told, and when?")
    void tellsFirstFailure(Submission submission, Threads threads) {
        var first = new IllegalArgumentException("first");
        var loop = loop(submission);
        var done = new Journal();
        loop.spawn(() -> {
            loop.sleep(seconds(3));
            done.add("late");
        });
        loop.spawn(() -> {
            loop.sleep(seconds(2));
            throw new IllegalArgumentException("second");
        });
        loop.spawn(() -> {
            loop.sleep(seconds(1));
            throw first;
        });
        loop.spawn(() -> done.add("early"));
        assertThrown(first, loop::joinAll, "joinAll() where two of four tasks fail");
        assertEquals(List.of("early", "late"), done.entries(), "what the tasks have done that did not fail");
        loop.spawn(() -> done.add("after"));
        Finding.named("failure-repeated").hint("A failure has been told. What is left of it?")
                .unless(() -> assertDoesNotThrow(loop::joinAll, "joinAll() after one that has thrown"));
        assertEquals(List.of("early", "late", "after"), done.entries(), "what the tasks have done that did not fail");
    }

    @Check(points = 1, title = "takes an Error of a task for a failure", needs = "tellsFirstFailure",
            finding = "failure-lost", hint = "What is caught in the thread of a task, and what goes by?")
    void tellsError(Submission submission) {
        var thrown = new StackOverflowError("failed");
        var loop = loop(submission);
        var done = new Journal();
        loop.spawn(() -> {
            throw thrown;
        });
        loop.spawn(() -> done.add("ran"));
        assertThrown(thrown, loop::joinAll, "joinAll() where a task throws an Error");
        assertEquals(List.of("ran"), done.entries(), "what a task has done that is behind one which throws an Error");
    }

    @Check(points = 1, title = "lets only its tasks sleep, and none of them join", needs = "runsTasksInOrder",
            finding = "misuse-accepted", hint = "Who calls? Is it a task of this loop, and may it do that?")
    void refusesWrongCallers(Submission submission) {
        var loop = loop(submission);
        assertThrows(IllegalStateException.class, () -> loop.sleep(seconds(1)), "sleep(1 s) before there is a task");
        var done = new Journal();
        loop.spawn(() -> {
            assertThrows(IllegalStateException.class, loop::joinAll, "joinAll() by a task");
            loop.sleep(seconds(1));
            done.add("first");
        });
        loop.spawn(() -> done.add("second"));
        assertThrows(IllegalStateException.class, () -> loop.sleep(Duration.ZERO), "sleep(0) before joinAll()");
        loop.joinAll();
        assertThrows(IllegalStateException.class, () -> loop.sleep(seconds(1)), "sleep(1 s) after joinAll()");
        assertEquals(List.of("second", "first"), done.entries(), "what two tasks have done, one of which sleeps");
    }

    @Check(points = 2, title = "has no thread before it is asked, and none when all tasks have ended",
            needs = "runsTasksInOrder", finding = "thread-kept", hint = "All tasks have ended. Which thread waits for what still?")
    void tasksLeaveNoThread(Submission submission, Threads threads) {
        var loop = loop(submission);
        loop.spawn(() -> loop.sleep(seconds(1)));
        loop.spawn(() -> {
            throw new IllegalArgumentException("failed");
        });
        assertNone(threads, "before joinAll()");
        assertThrows(IllegalArgumentException.class, loop::joinAll, "joinAll() where a task fails");
        assertNone(threads, "when all tasks have ended");
    }

    @Check(points = 1, title = "keeps one loop apart from another", needs = "sleepsTogether", finding = "state-shared",
            hint = "Is anything static that belongs to one loop?")
    void loopsAreApart(Submission submission) {
        var outer = loop(submission);
        var done = new Journal();
        outer.spawn(() -> {
            var inner = loop(submission);
            assertThrows(IllegalStateException.class, () -> inner.sleep(seconds(1)), "sleep(1 s) by a task of another loop");
            for (var name : List.of("a", "b")) {
                inner.spawn(() -> {
                    inner.sleep(seconds(1));
                    done.add(name);
                });
            }
            inner.joinAll();
            outer.sleep(seconds(1));
            done.add("outer");
        });
        outer.spawn(() -> done.add("last"));
        outer.joinAll();
        assertEquals(List.of("a", "b", "last", "outer"), done.entries(), "what tasks have done, one of which has a loop of its own");
    }

    @Check(points = 2, title = "waits for all tasks though joinAll() is interrupted, and keeps the interrupt",
            needs = "sleepsTogether", finding = "interrupt-mishandled",
            hint = "joinAll() waits, and an interrupt comes. What does it wait for still, and who is told?")
    void joinKeepsInterrupt(Submission submission, Threads threads) {
        var slow = new CountDownLatch(1);
        var loop = loop(submission);
        var done = new Journal();
        loop.spawn(() -> {
            Generators.await(slow);
            loop.sleep(seconds(1));
            done.add("first");
        });
        loop.spawn(() -> done.add("second"));
        var joins = threads.startAndSettle("joins", () -> joinInterrupted(loop));
        joins.interrupt();
        threads.settle();
        slow.countDown();
        threads.join();
        loop.spawn(() -> {
            loop.sleep(seconds(2));
            done.add("third");
        });
        var asleep = threads.startAndSettle("joins again", () -> joinInterrupted(loop));
        asleep.interrupt();
        threads.join();
        loop.spawn(() -> {
            loop.sleep(seconds(1));
            done.add("fourth");
        });
        Thread.currentThread().interrupt();
        joinInterrupted(loop);
        assertEquals(List.of("second", "first", "third", "fourth"), done.entries(), "what tasks have done");
        assertEquals(seconds(4), threads.elapsed(), "time of tasks that sleep 1 s, 2 s, and 1 s, one joinAll() after the other");
    }

    private static void joinInterrupted(EventLoop loop) {
        loop.joinAll();
        assertTrue(Thread.interrupted(), "joinAll() has lost an interrupt");
    }

    @Check(points = 2, title = "is built from threads and what they wait for", needs = "sleepsTogether",
            finding = "forbidden-api", hint = "Allowed: monitors, locks, semaphores, queues, exchangers, futures, executors, and what only keeps data.")
    @Structure
    void isBuiltFromThreads(Code code) {
        code.usesOnly(BLOCKS);
    }
}
