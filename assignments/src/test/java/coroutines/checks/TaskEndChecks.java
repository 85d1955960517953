package coroutines.checks;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;

import coroutines.contract.EventLoop;
import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static coroutines.checks.Claims.assertNoThread;
import static coroutines.checks.Claims.assertThrown;
import static coroutines.checks.Claims.attempt;
import static coroutines.checks.Loops.loop;
import static coroutines.checks.Loops.seconds;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Tasks come to an end, and so does the loop; what coroutines are built from.
@Topic("coroutines")
public class TaskEndChecks {

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
        var none = new NoSuchElementException("failed");
        loop.spawn(() -> {
            throw none;
        });
        assertThrown(none, loop::joinAll, "joinAll() where a task throws a NoSuchElementException");
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

    @Check(points = 2, title = "has no thread before it is asked, and none when all tasks have ended",
            needs = "runsTasksInOrder", finding = "thread-kept",
            hint = "All tasks have ended. Which thread waits for what still?")
    void tasksLeaveNoThread(Submission submission, Threads threads) {
        var loop = loop(submission);
        loop.spawn(() -> loop.sleep(seconds(1)));
        loop.spawn(() -> {
            throw new IllegalArgumentException("failed");
        });
        assertNoThread(threads, "before joinAll()");
        assertThrows(IllegalArgumentException.class, loop::joinAll, "joinAll() where a task fails");
        assertNoThread(threads, "when all tasks have ended");
    }

    @Check(points = 2, title = "waits for all tasks though joinAll() is interrupted, and keeps the interrupt",
            needs = "sleepsTogether", finding = "interrupt-mishandled",
            hint = "joinAll() waits, and an interrupt comes. What does it wait for still, and who is told?")
    void joinKeepsInterrupt(Submission submission, Threads threads) {
        var slow = new CountDownLatch(1);
        var loop = loop(submission);
        var done = new Journal();
        loop.spawn(() -> {
            Claims.await(slow);
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
        assertEquals(seconds(4), threads.elapsed(),
                "time of tasks that sleep 1 s, 2 s, and 1 s, one joinAll() after the other");
        loop.spawn(() -> {
            throw new IllegalArgumentException("failed");
        });
        Thread.currentThread().interrupt();
        attempt(loop::joinAll);
        assertTrue(Thread.interrupted(), "joinAll() that throws has lost an interrupt");
    }

    private static void joinInterrupted(EventLoop loop) {
        loop.joinAll();
        assertTrue(Thread.interrupted(), "joinAll() has lost an interrupt");
    }

    @Check(points = 2, title = "is built from threads and what they wait for", needs = "sleepsTogether",
            finding = "forbidden-api",
            hint = "Allowed: monitors, locks, semaphores, queues, exchangers, futures, executors, and what only keeps data.")
    @Structure
    void isBuiltFromThreads(Code code) {
        code.usesOnly(BLOCKS);
    }
}
