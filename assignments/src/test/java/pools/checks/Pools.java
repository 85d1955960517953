package pools.checks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import pools.contract.Handle;
import pools.contract.TaskFailed;
import pools.contract.WorkerPool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Makes pools of the submission; what is asked of them in several checks.
final class Pools {

    private Pools() {}

    static WorkerPool pool(Submission submission, int workers) {
        return submission.create(WorkerPool.class, "ThreadWorkerPool", workers);
    }

    /// Hands over a task whose callbacks do nothing.
    static <T> Handle<T> submit(WorkerPool pool, Callable<T> task) {
        return pool.applyAsync(task, _ -> {
        }, _ -> {
        });
    }

    /// Lets the threads of a pool end that has nothing to do any more. Whether it is closed or terminated as it should be is
    /// asked by checks of its own, so either of the two will do.
    static void end(WorkerPool pool, Threads threads) {
        threads.settle();
        dropFailure(pool::close);
        threads.settle();
        dropFailure(pool::terminate);
    }

    private static void dropFailure(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException _) {
            // not what is asked for
        }
    }

    /// A task that is slow, or ends when it is interrupted.
    static Callable<String> slow(CountDownLatch end, String result) {
        return () -> {
            end.await();
            return result;
        };
    }

    /// Waits in a task that takes no notice of interrupts.
    static void awaitWhatever(CountDownLatch end) {
        while (true) {
            try {
                end.await();
                return;
            } catch (InterruptedException _) {
                // no notice
            }
        }
    }

    /// A task that throws something.
    static String fail(Throwable thrown) throws Exception {
        switch (thrown) {
            case Exception exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalArgumentException(thrown);
        }
    }

    static void assertFails(Throwable cause, Executable call, String what) {
        var failed = assertThrows(TaskFailed.class, call, what);
        assertSame(cause, failed.getCause(), () -> "the cause of what was thrown by " + what);
    }

    /// A thread may take a moment to end.
    static void assertNoThread(Threads threads, String when) {
        threads.settle();
        assertEquals(0, threads.alive(), () -> "threads that live " + when);
    }

    static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
