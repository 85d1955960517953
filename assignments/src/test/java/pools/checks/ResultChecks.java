package pools.checks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Provoke;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import pools.contract.Terminated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pools.checks.Pools.assertFails;
import static pools.checks.Pools.fail;
import static pools.checks.Pools.pool;
import static pools.checks.Pools.submit;

/// What becomes of a task is told to those who ask.
@Topic("pools")
public class ResultChecks {

    /// What a task works on, without a lock; read by who has learnt that it is done.
    private int worked;

    @Check(points = 1, title = "refuses to be without workers", finding = "illegal-argument-accepted",
            hint = "What does the constructor do with its argument?")
    void needsWorkers(Submission submission) {
        for (var workers : List.of(0, -1)) {
            assertThrows(IllegalArgumentException.class, () -> pool(submission, workers),
                    () -> "a pool of " + workers + " workers");
        }
    }

    @Check(points = 1, title = "returns what a task returns", finding = "wrong-result",
            hint = "Which way does the result go from the worker to the one that waits?")
    void returnsResults(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 2);
        assertEquals("first", pool.apply(() -> "first"), "apply(...) of a task that returns first");
        assertEquals("second", pool.apply(() -> "second"), "apply(...) of a task that returns second");
        Pools.end(pool, threads);
    }

    @Check(points = 2, title = "throws what a task has thrown, to the one that waits", needs = "returnsResults",
            finding = "failure-lost", hint = "What is caught in the thread of a worker, and where is it kept?")
    void handsOnFailure(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 2);
        for (var thrown : List.of(new IOException("failed"), new IllegalStateException("failed"),
                new InterruptedException("failed"), new Terminated())) {
            assertFails(thrown, () -> pool.apply(() -> fail(thrown)), "apply(...) of a task that throws " + thrown);
            var handle = submit(pool, () -> fail(thrown));
            assertFails(thrown, handle::result, "result() of a task that has thrown " + thrown);
            assertFails(thrown, handle::result, "result(), again, of a task that has thrown " + thrown);
        }
        assertEquals("last", pool.apply(() -> "last"), "apply(...) of a task that returns last");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "takes an Error of a task for a failure", needs = "handsOnFailure",
            finding = "failure-lost", hint = "What is caught in the thread of a worker, and what goes by?")
    void handsOnError(Submission submission, Threads threads) {
        var thrown = new LinkageError("failed");
        var pool = pool(submission, 1);
        assertFails(thrown, () -> pool.apply(() -> fail(thrown)), "apply(...) of a task that throws an Error");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "loses no worker when a task fails", finding = "task-lost",
            hint = "A task has thrown something. What does the thread do next that has run it?")
    void survivesFailures(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        for (var thrown : List.of(new IOException("failed"), new LinkageError("failed"))) {
            submit(pool, () -> fail(thrown));
            submit(pool, () -> {
                done.add("ran");
                return null;
            });
        }
        threads.settle();
        assertEquals(List.of("ran", "ran"), done.entries(), "what two tasks have done, each behind one that fails");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "gives a handle that tells the result to all who ask, and whether it is there",
            needs = "returnsResults", finding = "wrong-result",
            hint = "What does result() wait for, who is woken when it is there, and what does it leave behind?")
    @Explore(preemptions = 1, schedules = 1_500)
    void handleTellsResult(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 1);
        var end = new CountDownLatch(1);
        var handle = submit(pool, Pools.slow(end, "result"));
        threads.times(2, _ -> assertEquals("result", handle.result(), "result() of a task that is slow"));
        assertFalse(handle.isDone(), "isDone() of a task that has not ended");
        end.countDown();
        threads.join();
        assertTrue(handle.isDone(), "isDone() when the result was told");
        assertEquals("result", handle.result(), "result() when it was told already");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "tells null like any other result", needs = "handleTellsResult",
            finding = "wrong-result",
            hint = "How does a handle know that the result is there?")
    void nullIsAResult(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 1);
        assertNull(pool.apply(() -> null), "apply(...) of a task that returns null");
        var handle = submit(pool, () -> null);
        assertNull(handle.result(), "result() of a task that returns null");
        assertTrue(handle.isDone(), "isDone() of a task that has returned null");
        assertNull(handle.result(), "result(), again, of a task that returns null");
        Pools.end(pool, threads);
    }

    @Check(points = 2,
            title = "shows what was done before to the task, and what the task did to who learns that it is done",
            needs = "returnsResults",
            hint = "Which step of the worker is seen by which step of the one that asks, without any lock of theirs?")
    @Explore(preemptions = 1, schedules = 1_500)
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler is ours
    void publishesWork(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 1);
        var asks = Provoke.perhaps();
        worked = 1;
        var handle = submit(pool, () -> {
            worked++;
            return "done";
        });
        if (asks) {
            while (!handle.isDone()) {
                Thread.yield(); // where the pool holds nothing
            }
        } else {
            handle.result();
        }
        assertEquals(2, worked, "what a task has counted");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "runs tasks and callbacks in threads of its own", finding = "runs-in-caller",
            hint = "Which thread calls the task, and which one the callback?")
    void runsInThreadsOfItsOwn(Submission submission, Threads threads) {
        var caller = Thread.currentThread();
        var pool = pool(submission, 2);
        var done = new Journal();
        pool.applyAsync(() -> {
            assertNotSame(caller, Thread.currentThread(), "the thread that runs a task");
            done.add("task");
            return null;
        }, _ -> assertNotSame(caller, Thread.currentThread(), "the thread that calls onSuccess"), _ -> {
        });
        threads.settle();
        pool.applyAsync(() -> fail(new IOException("failed")), _ -> {
        }, _ -> assertNotSame(caller, Thread.currentThread(), "the thread that calls onError"));
        threads.startAndSettle("applies", () -> {
            var waits = Thread.currentThread();
            pool.apply(() -> {
                assertNotSame(waits, Thread.currentThread(), "the thread that runs a task of apply(...)");
                done.add("task");
                return null;
            });
            pool.map(_ -> {
                assertNotSame(waits, Thread.currentThread(), "the thread that runs a task of map(...)");
                done.add("task");
                return null;
            }, List.of("a", "b"));
        });
        Finding.named("task-lost")
                .unless(() -> assertEquals(List.of("task", "task", "task", "task"), done.entries(),
                        "what tasks have done"));
        Pools.end(pool, threads);
        assertTakesNobodyForItsOwn(submission, threads);
    }

    /// A thread that a task has started is outside of the pool: it neither helps while it waits, nor has it a place to give away.
    private static void assertTakesNobodyForItsOwn(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        var begin = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        submit(pool, () -> threads.start("started by a task", () -> {
            begin.await();
            var waits = Thread.currentThread();
            pool.apply(() -> {
                assertNotSame(waits, Thread.currentThread(),
                        "the thread that runs a task of apply(...), called by a thread that a task has started");
                done.add("ran");
                return null;
            });
        }));
        threads.settle();
        submit(pool, Pools.slow(end, "result"));
        begin.countDown();
        threads.settle();
        Finding.named("too-many-tasks").unless(() -> assertEquals(List.of(), done.entries(),
                "what was done for a thread that a task has started, while the only worker is busy"));
        end.countDown();
        threads.join();
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "refuses null", finding = "illegal-argument-accepted",
            hint = "When is each argument looked at, and who would find it otherwise?")
    void refusesNull(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        var refused = NullPointerException.class;
        assertThrows(refused, () -> pool.apply(nothing()), "apply(null)");
        assertThrows(refused, () -> pool.applyAsync(nothing(), _ -> {
        }, _ -> {
        }), "applyAsync(null, ...)");
        assertThrows(refused, () -> pool.applyAsync(() -> {
            done.add("no");
            return "result";
        }, nothing(), _ -> {
        }), "applyAsync(..., null, ...)");
        assertThrows(refused, () -> pool.applyAsync(() -> {
            done.add("no");
            return "result";
        }, _ -> {
        }, nothing()), "applyAsync(..., ..., null)");
        assertThrows(refused, () -> pool.map(nothing(), List.of()), "map(null, [])");
        assertThrows(refused, () -> pool.map(each -> each, nothing()), "map(..., null)");
        threads.settle();
        assertEquals(List.of(), done.entries(), "what tasks have done that were refused");
        Pools.end(pool, threads);
    }

    /// The contracts do not say what may be null.
    @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
    private static <T> T nothing() {
        return null;
    }
}
