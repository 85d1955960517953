package pools.checks;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Check;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static pools.checks.Pools.pool;
import static pools.checks.Pools.submit;

/// Who is interrupted stops waiting; the tasks go on.
@Topic("pools")
public class InterruptChecks {

    @Check(points = 1, title = "lets who waits for a task stop waiting when interrupted, and the task go on",
            finding = "interrupt-ignored",
            hint = "Does each call that waits end with the exception, and what becomes of the task?")
    void interruptEndsWaiting(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 1);
        var done = new Journal();
        var end = new CountDownLatch(1);
        var handle = submit(pool, Pools.slow(end, "result"));
        var waiting = List.of(threads.start("asks", () -> assertInterrupted("result()", handle::result)),
                threads.startAndSettle("applies", () -> assertInterrupted("apply(...)", () -> pool.apply(() -> {
                    done.add("applied");
                    return null;
                }))), threads.startAndSettle("maps", () -> assertInterrupted("map(...)", () -> pool.map(each -> {
                    done.add(each);
                    return each;
                }, List.of("a", "b")))));
        waiting.forEach(Thread::interrupt);
        threads.join();
        assertFalse(handle.isDone(), "isDone() when who waited was interrupted");
        end.countDown();
        threads.settle();
        assertEquals("result", handle.result(), "result() when another who waited was interrupted");
        assertEquals(List.of("applied", "a", "b"), done.entries(),
                "what tasks have done whose callers were interrupted");
        Pools.end(pool, threads);
    }

    private static void assertInterrupted(String call, Executable waits) {
        assertThrows(InterruptedException.class, waits, () -> call + " that is interrupted while it waits");
        assertFalse(Thread.currentThread().isInterrupted(), () -> "interrupt status after " + call + " has thrown");
    }

    @Check(points = 1, title = "accepts nothing from a thread that was interrupted before, and waits for nothing",
            needs = "interruptEndsWaiting", finding = "interrupt-ignored",
            hint = "Is the interrupt status looked at before a task is handed over?")
    void noticesEarlierInterrupt(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        var end = new CountDownLatch(1);
        var handle = submit(pool, Pools.slow(end, "result"));
        assertNoticesInterrupt("apply(...)", () -> pool.apply(() -> {
            done.add("no");
            return null;
        }));
        assertNoticesInterrupt("map(...)", () -> pool.map(each -> {
            done.add(each);
            return each;
        }, List.of("no")));
        assertNoticesInterrupt("result()", handle::result);
        end.countDown();
        threads.settle();
        Thread.currentThread().interrupt();
        Finding.named("interrupt-mishandled").hint("The task is done. Is there anything to wait for?")
                .unless(() -> assertDoesNotThrow(handle::result,
                        "result() of a task that is done, of a thread that was interrupted before"));
        var _ = Thread.interrupted();
        assertEquals(List.of(), done.entries(), "what tasks have done of a thread that was interrupted before");
        Pools.end(pool, threads);
    }

    private static void assertNoticesInterrupt(String call, Executable waits) {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, waits, () -> call + " of a thread that was interrupted before");
        assertFalse(Thread.interrupted(), () -> "interrupt status after " + call + " has thrown");
    }

    @Check(points = 1, title = "lets who joins stop waiting when interrupted, and can be joined again",
            needs = "joinNeedsClose", finding = "interrupt-ignored",
            hint = "Does join() end with the exception, and does the pool go on?")
    void interruptEndsJoin(Submission submission, Threads threads) throws InterruptedException {
        var pool = pool(submission, 1);
        var done = new Journal();
        var end = new CountDownLatch(1);
        submit(pool, Pools.slow(end, "first"));
        submit(pool, () -> {
            done.add("second");
            return null;
        });
        pool.close();
        threads.settle();
        threads.startAndSettle("joins", () -> assertInterrupted("join()", pool::join)).interrupt();
        threads.join();
        assertNoticesInterrupt("join()", pool::join);
        end.countDown();
        pool.join();
        assertEquals(List.of("second"), done.entries(), "what a task has done of a pool that is joined again");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "begins each task with a clear interrupt status", finding = "interrupt-mishandled",
            hint = "A task has left its thread interrupted. Who meets the interrupt?")
    void interruptDoesNotLeak(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        for (var i = 1; i <= 2; i++) {
            for (var j = 1; j <= 2; j++) {
                submit(pool, () -> {
                    done.add(Thread.currentThread().isInterrupted() ? "interrupted" : "clear");
                    Thread.currentThread().interrupt();
                    return null;
                });
            }
            threads.settle();
        }
        assertEquals(List.of("clear", "clear", "clear", "clear"), done.entries(),
                "the interrupt status of four tasks when they begin, each of which leaves its thread interrupted");
        Pools.end(pool, threads);
    }
}
