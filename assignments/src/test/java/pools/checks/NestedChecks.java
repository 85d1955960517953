package pools.checks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import pools.contract.Handle;
import pools.contract.TaskFailed;
import pools.contract.WorkerPool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pools.checks.Pools.assertFails;
import static pools.checks.Pools.assertNoThread;
import static pools.checks.Pools.pool;
import static pools.checks.Pools.submit;

/// Tasks wait for tasks of the same pool.
@Topic("pools")
public class NestedChecks {

    @Check(points = 2, title = "lets a task wait for a task, though there is one worker",
            finding = "wrong-result", hint = "The only worker waits. Who runs what it waits for?")
    void taskWaitsForTask(Submission submission, Threads threads) throws InterruptedException {
        var pool = pool(submission, 1);
        var told = new Journal();
        var done = new CountDownLatch(1);
        submit(pool, () -> {
            told.add("a" + pool.apply(() -> "b" + pool.apply(() -> "c")));
            done.countDown();
            return null;
        });
        done.await();
        assertEquals(List.of("abc"), told.entries(),
                "what a task was told that calls apply(...), by one that does, too");
        var thrown = new IOException("failed");
        submit(pool, () -> {
            assertFails(thrown, () -> pool.apply(() -> Pools.fail(thrown)),
                    "apply(...), by a task, of one that throws");
            told.add("failed");
            return null;
        });
        threads.settle();
        submit(pool, () -> {
            told.add(String.join("", pool.map(each -> each + "!", List.of("d", "e"))));
            return null;
        });
        threads.settle();
        assertEquals(List.of("abc", "failed", "d!e!"), told.entries(),
                "what tasks were told that call apply(...), apply(...) and map(...)");
        submit(pool, () -> {
            told.add("last");
            return null;
        });
        threads.settle();
        Finding.named("task-lost")
                .hint("Tasks have waited, and are done. Who sleeps now, and whom does a new task wake?")
                .unless(() -> assertEquals(List.of("abc", "failed", "d!e!", "last"), told.entries(),
                        "what was done when a last task came that waits for nobody"));
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "lets a task wait for others by their handles, in any order", needs = "taskWaitsForTask",
            finding = "wrong-result", hint = "A task waits for the last of those that it has handed over. Who runs it?")
    @Explore(preemptions = 1, schedules = 1_000)
    void taskWaitsForHandles(Submission submission, Threads threads) throws InterruptedException {
        var pool = pool(submission, 1);
        var told = new Journal();
        var done = new CountDownLatch(1);
        submit(pool, () -> {
            var first = submit(pool, () -> "a");
            var second = submit(pool, () -> "b");
            told.add(second.result() + first.result());
            done.countDown();
            return null;
        });
        done.await();
        assertEquals(List.of("ba"), told.entries(),
                "what a task was told that hands over a and b, and waits for b and a");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "lets tasks wait for tasks, to any depth, in each worker, and until the pool ends",
            needs = "taskWaitsForTask",
            finding = "wrong-result", hint = "All workers wait. Who runs what they wait for?")
    @Explore(preemptions = 0, schedules = 100)
    void allWorkersWait(Submission submission, Threads threads) {
        assertWaitsForOneAlone(submission, threads);
        assertEndsThoughTasksHaveWaited(submission, threads);
        assertJoinsWhoCameLater(submission, threads);
        var pool = pool(submission, 2);
        var told = new Journal();
        for (var number : List.of(4, 6)) {
            submit(pool, () -> {
                told.add(number + ": " + fibonacci(pool, number));
                return null;
            });
        }
        threads.settle();
        assertEquals(List.of("4: 3", "6: 8"), told.entries().stream().sorted().toList(),
                "what two tasks were told that ask for more, down to the first numbers of Fibonacci's, sorted");
        Pools.end(pool, threads);
    }

    /// What a task waits for is in other hands, and what waits to begin waits for that task.
    private static void assertWaitsForOneAlone(Submission submission, Threads threads) {
        var pool = pool(submission, 2);
        var told = new Journal();
        var begin = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var first = submit(pool, Pools.slow(end, "a"));
        threads.settle();
        var second = submit(pool, () -> {
            begin.await();
            return first.result() + "b";
        });
        submit(pool, () -> {
            told.add(second.result() + "c");
            return null;
        });
        threads.settle();
        begin.countDown();
        threads.settle();
        end.countDown();
        threads.settle();
        assertEquals(List.of("abc"), told.entries(),
                "what the third of three tasks was told, each of which waits for the one before");
        Pools.end(pool, threads);
    }

    private static void assertEndsThoughTasksHaveWaited(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var end = new CountDownLatch(1);
        var callbackEnd = new CountDownLatch(1);
        submit(pool, () -> pool.applyAsync(Pools.slow(end, "inner"), _ -> Pools.awaitWhatever(callbackEnd), _ -> {
        }).result());
        threads.settle();
        submit(pool, () -> null);
        pool.close();
        end.countDown();
        threads.settle();
        callbackEnd.countDown();
        Finding.named("thread-kept").hint("Each task has ended. Who has been made or woken while one of them waited?")
                .unless(() -> assertNoThread(threads, "when a closed pool has run its tasks, one of which has waited"));
    }

    private static void assertJoinsWhoCameLater(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        var begin = new CountDownLatch(1);
        var callbackEnd = new CountDownLatch(1);
        var inner = new AtomicReference<Handle<String>>();
        submit(pool, () -> {
            begin.await();
            return inner.get().result();
        });
        inner.set(pool.applyAsync(() -> "inner", _ -> {
            Pools.awaitWhatever(callbackEnd);
            done.add("callback");
        }, _ -> {
        }));
        pool.close();
        var joins = threads.startAndSettle("joins", () -> {
            pool.join();
            done.add("joined");
        });
        begin.countDown();
        threads.settle();
        callbackEnd.countDown();
        threads.settle();
        assertFalse(joins.isAlive(), "whether join() still waits when all is over, after a task has waited");
        Finding.named("joined-early")
                .hint("A task waits while somebody joins. Whose thread calls back, and who knows it?")
                .unless(() -> assertEquals(List.of("callback", "joined"), done.entries(),
                        "what came in which order, where a task begins to wait when join() does already"));
        Pools.end(pool, threads);
    }

    private static int fibonacci(WorkerPool pool, int number) {
        if (number < 3) {
            return 1;
        }
        try {
            return pool.map(each -> fibonacci(pool, each), List.of(number - 1, number - 2)).stream()
                    .mapToInt(Integer::intValue).sum();
        } catch (InterruptedException | TaskFailed e) {
            throw new IllegalStateException("a task has failed, or was interrupted", e);
        }
    }

    @Check(points = 1, title = "lets a task wait for one that runs already", needs = "taskWaitsForTask",
            finding = "wrong-result", hint = "What a task waits for is in the hands of another worker. What can it do?")
    @Explore(preemptions = 1, schedules = 1_000)
    void waitsForRunningTask(Submission submission, Threads threads) {
        var pool = pool(submission, 2);
        var end = new CountDownLatch(1);
        var first = submit(pool, Pools.slow(end, "a"));
        var told = new Journal();
        submit(pool, () -> {
            told.add(first.result() + "b");
            return null;
        });
        end.countDown();
        threads.settle();
        assertEquals(List.of("ab"), told.entries(), "what a task was told that waits for one that runs already");
        Pools.end(pool, threads);
    }

    @Check(points = 2, title = "runs no more tasks than there are workers, though tasks wait and go on",
            needs = "taskWaitsForTask", finding = "too-many-tasks",
            hint = "A task has waited for another, and goes on. Who has its place meanwhile?")
    @Explore(preemptions = 1, schedules = 1_500)
    void staysWithinWorkers(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var running = new Gauge();
        var waits = submit(pool, () -> {
            running.enter();
            var inner = submit(pool, () -> {
                run(running);
                return null;
            });
            running.leave();
            inner.result();
            run(running);
            return null;
        });
        submit(pool, () -> {
            run(running);
            return null;
        });
        threads.settle();
        assertEquals(1, running.max(), "tasks that run at a time, at most, with one worker, beside those that wait");
        assertTrue(waits.isDone(), "isDone() of a task that waits for another");
        Pools.end(pool, threads);
    }

    private static void run(Gauge running) {
        running.enter();
        running.leave();
    }
}
