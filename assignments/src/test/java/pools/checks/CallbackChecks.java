package pools.checks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.mockito.Mockito;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import pools.contract.Handle;
import pools.contract.Terminated;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pools.checks.Pools.assertFails;
import static pools.checks.Pools.fail;
import static pools.checks.Pools.pool;

/// Each task is told of, once, when it is done.
@Topic("pools")
@SuppressWarnings("unchecked") // what a callback takes is lost on a mock
public class CallbackChecks {

    @Check(points = 1, title = "calls onSuccess once with the result", finding = "wrong-callback",
            hint = "Which ways lead out of a task, and on which of them is which callback called?")
    void callsBackOnSuccess(Submission submission, Threads threads) {
        var pool = pool(submission, 2);
        Consumer<Object> onSuccess = Mockito.mock(Consumer.class);
        Consumer<Object> onError = Mockito.mock(Consumer.class);
        pool.applyAsync(() -> "result", onSuccess, onError);
        pool.applyAsync(() -> null, onSuccess, onError);
        threads.settle();
        Mockito.verify(onSuccess, Mockito.times(1)).accept("result");
        Mockito.verify(onSuccess, Mockito.times(1)).accept(null);
        Mockito.verifyNoMoreInteractions(onSuccess, onError);
        Pools.end(pool, threads);
        Mockito.verifyNoMoreInteractions(onSuccess, onError);
    }

    @Check(points = 1, title = "calls onError once with what a task has thrown", finding = "wrong-callback",
            hint = "Which ways lead out of a task, and on which of them is which callback called?")
    void callsBackOnError(Submission submission, Threads threads) {
        var pool = pool(submission, 3);
        Consumer<Object> onSuccess = Mockito.mock(Consumer.class);
        Consumer<Object> onError = Mockito.mock(Consumer.class);
        var exception = new IOException("failed");
        var error = new LinkageError("failed");
        var terminated = new Terminated();
        pool.applyAsync(() -> fail(exception), onSuccess, onError);
        pool.applyAsync(() -> fail(error), onSuccess, onError);
        pool.applyAsync(() -> fail(terminated), onSuccess, onError);
        threads.settle();
        Mockito.verify(onError, Mockito.times(1)).accept(exception);
        Mockito.verify(onError, Mockito.times(1)).accept(error);
        Mockito.verify(onError, Mockito.times(1)).accept(terminated);
        Mockito.verifyNoMoreInteractions(onSuccess, onError);
        Pools.end(pool, threads);
        Mockito.verifyNoMoreInteractions(onSuccess, onError);
    }

    @Check(points = 1, title = "calls back when the handle tells the result", needs = "callsBackOnSuccess",
            finding = "wrong-callback", hint = "In which order does a worker call back, and let the handle know?")
    void callsBackAfterResult(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var told = new Journal();
        var handle = new AtomicReference<Handle<String>>();
        var thrown = new IOException("failed");
        var known = new CountDownLatch(1);
        handle.set(pool.applyAsync(() -> "result", _ -> {
            Pools.awaitWhatever(known);
            assertTrue(handle.get().isDone(), "isDone() in onSuccess");
            assertDoesNotThrow(() -> assertEquals("result", handle.get().result(), "result() in onSuccess"));
            told.add("success");
        }, _ -> {
        }));
        known.countDown();
        threads.settle();
        var failureKnown = new CountDownLatch(1);
        handle.set(pool.applyAsync(() -> fail(thrown), _ -> {
        }, _ -> {
            Pools.awaitWhatever(failureKnown);
            assertTrue(handle.get().isDone(), "isDone() in onError");
            assertFails(thrown, () -> handle.get().result(), "result() in onError");
            told.add("error");
        }));
        failureKnown.countDown();
        threads.settle();
        assertEquals(List.of("success", "error"), told.entries(), "which callbacks have asked the handle");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "loses no worker when a callback fails, and makes no second one of it",
            needs = "callsBackOnSuccess",
            finding = "wrong-callback",
            hint = "A callback has thrown something. What becomes of that, of the task's result, and of the thread?")
    void survivesCallbacks(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var told = new Journal();
        for (var thrown : List.of(new IllegalStateException("failed"), new LinkageError("failed"),
                new Terminated())) {
            pool.applyAsync(() -> "result", _ -> {
                told.add("success");
                rethrow(thrown);
            }, _ -> told.add("no"));
            pool.applyAsync(() -> fail(new IOException("failed")), _ -> told.add("no"), _ -> {
                told.add("error");
                rethrow(thrown);
            });
        }
        threads.settle();
        assertEquals(List.of("error", "error", "error", "success", "success", "success"),
                told.entries().stream().sorted().toList(),
                "which callbacks were called by one worker, where each of them throws something, sorted");
        Pools.end(pool, threads);
    }

    private static void rethrow(Throwable thrown) {
        switch (thrown) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalArgumentException(thrown);
        }
    }

    @Check(points = 1, title = "lets callbacks hand over tasks, and close the pool", needs = "callsBackOnSuccess",
            finding = "task-lost", hint = "What is held while a callback is called?")
    @Explore(preemptions = 0, schedules = 200)
    void callbacksCallThePool(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var told = new Journal();
        pool.applyAsync(() -> "first", _ -> pool.applyAsync(() -> "second", value -> {
            told.add(value);
            pool.close();
            told.add("closed");
        }, _ -> {
        }), _ -> {
        });
        threads.settle();
        assertEquals(List.of("second", "closed"), told.entries(), "what a callback has done of a task of a callback");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "lets other calls go on while a callback is slow", needs = "callsBackOnSuccess",
            finding = "callback-in-the-way", hint = "What is held while a callback is called?")
    void callbackHoldsUpNobody(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 2);
        var end = new CountDownLatch(1);
        var asked = new Journal();
        var handle = pool.applyAsync(() -> "result", _ -> Pools.awaitWhatever(end), _ -> {
        });
        threads.settle();
        threads.startAndSettle("asks", () -> {
            handle.result();
            asked.add("result");
            handle.isDone();
            asked.add("isDone");
            Pools.submit(pool, () -> null);
            asked.add("applyAsync");
        });
        assertEquals(List.of("result", "isDone", "applyAsync"), asked.entries(),
                "which calls have returned while a callback is slow");
        end.countDown();
        threads.join();
        Pools.end(pool, threads);
        assertTerminatesAllAtOnce(submission, threads);
    }

    private static void assertTerminatesAllAtOnce(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var end = new CountDownLatch(1);
        Consumer<Throwable> slow = _ -> Pools.awaitWhatever(end);
        var running = pool.applyAsync(() -> {
            Pools.awaitWhatever(end);
            return "no";
        }, _ -> {
        }, slow);
        threads.settle();
        var waiting = pool.applyAsync(() -> "no", _ -> {
        }, slow);
        threads.startAndSettle("terminates", pool::terminate);
        assertTrue(running.isDone() && waiting.isDone(),
                "whether two tasks are done in a terminated pool while callbacks are slow");
        end.countDown();
        threads.join();
        Pools.end(pool, threads);
    }
}
