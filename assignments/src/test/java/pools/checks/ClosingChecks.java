package pools.checks;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import pools.contract.WorkerPool;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static pools.checks.Pools.assertNoThread;
import static pools.checks.Pools.pool;
import static pools.checks.Pools.submit;

/// A pool is closed, does what it has accepted, and comes to its end.
@Topic("pools")
public class ClosingChecks {

    /// What a task works on, without a lock; read by who has joined.
    private int worked;

    @Check(points = 3, title = "runs what was accepted before it was closed", finding = "task-lost",
            hint = "The pool is closed. What do workers look for first: the end, or a task?")
    void closeRunsTheRest(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        var told = new Journal();
        var end = new CountDownLatch(1);
        submit(pool, Pools.slow(end, "first"));
        for (var name : List.of("second", "third")) {
            pool.applyAsync(() -> {
                done.add(name);
                return name;
            }, told::add, _ -> {
            });
        }
        threads.settle();
        pool.close();
        pool.close();
        end.countDown();
        threads.settle();
        assertEquals(List.of("second", "third"), done.entries(),
                "what was done of two tasks that waited when the pool was closed");
        assertEquals(List.of("second", "third"), told.entries().stream().sorted().toList(),
                "what was told of two tasks that waited when the pool was closed, sorted");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "accepts nothing once it is closed", finding = "wrong-acceptance",
            hint = "Which methods hand over tasks, and what does each of them look at first?")
    void closedAcceptsNothing(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        submit(pool, () -> null);
        threads.settle();
        pool.close();
        assertRefuses(pool, done, "a closed pool");
        var busy = pool(submission, 1);
        var end = new CountDownLatch(1);
        submit(busy, () -> {
            end.await();
            assertRefuses(busy, done, "a closed pool, by one of its tasks");
            return null;
        });
        busy.close();
        assertRefuses(busy, done, "a closed pool that is at work");
        end.countDown();
        threads.settle();
        assertEquals(List.of(), done.entries(), "what tasks have done that were refused");
        Pools.end(pool, threads);
        Pools.end(busy, threads);
    }

    static void assertRefuses(WorkerPool pool, Journal done, String which) {
        var refused = IllegalStateException.class;
        assertThrows(refused, () -> submit(pool, () -> {
            done.add("no");
            return null;
        }), () -> "applyAsync(...) of " + which);
        assertThrows(refused, () -> pool.apply(() -> {
            done.add("no");
            return null;
        }), () -> "apply(...) of " + which);
        assertThrows(refused, () -> pool.map(each -> {
            done.add(each);
            return each;
        }, List.of("no")), () -> "map(...) of " + which);
    }

    @Check(points = 2, title = "either refuses a task that comes as it is closed, or runs it",
            needs = "closedAcceptsNothing",
            finding = "task-lost",
            hint = "A task is accepted after the last worker has looked. Which step keeps the two apart?")
    @Explore(schedules = 2_500)
    void closeMeetsTask(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        submit(pool, () -> null);
        threads.start("hands over", () -> {
            try {
                submit(pool, () -> {
                    done.add("run");
                    return null;
                });
            } catch (IllegalStateException _) {
                done.add("refused");
            }
        });
        pool.close();
        threads.join();
        threads.settle();
        assertEquals(1, done.entries().size(),
                "how often a task was run or refused that came as the pool was closed");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "ends its threads when it is closed, whatever they do",
            hint = "A worker is about to wait for a task, and the pool is closed. Who tells it?")
    @Explore(schedules = 2_500)
    void closeEndsWorkers(Submission submission) {
        var pool = pool(submission, 1);
        submit(pool, () -> null);
        pool.close();
    }

    @Check(points = 2, title = "ends all of its threads, those that wait for a task as well",
            needs = "closeEndsWorkers",
            finding = "thread-kept",
            hint = "Several workers wait for a task, others run one. How does each of them learn?")
    void closeEndsAllWorkers(Submission submission, Threads threads) {
        for (var workers : List.of(1, 3)) {
            var pool = pool(submission, workers);
            var end = new CountDownLatch(1);
            for (var i = 1; i <= 3; i++) {
                submit(pool, Pools.slow(end, "result"));
            }
            threads.settle();
            end.countDown();
            threads.settle();
            var last = new CountDownLatch(1);
            submit(pool, Pools.slow(last, "last"));
            threads.settle();
            pool.close();
            last.countDown();
            assertNoThread(threads, "when a closed pool of " + workers + " has run its tasks");
            var idle = pool(submission, workers);
            var all = new CountDownLatch(1);
            for (var i = 1; i <= 3; i++) {
                submit(idle, Pools.slow(all, "result"));
            }
            threads.settle();
            all.countDown();
            threads.settle();
            idle.close();
            assertNoThread(threads, "when a pool of " + workers + " is closed that has run all of its tasks");
            var unused = pool(submission, workers);
            unused.close();
            assertNoThread(threads, "when a pool of " + workers + " that had no task is closed");
        }
    }

    @Check(points = 1, title = "can be joined only when it was closed or terminated", finding = "wrong-join",
            hint = "What does join() look at before it waits?")
    void joinNeedsClose(Submission submission, Threads threads) throws InterruptedException {
        var pool = pool(submission, 1);
        submit(pool, () -> null);
        threads.settle();
        assertThrows(IllegalStateException.class, pool::join, "join() of a pool that is not closed");
        var done = new Journal();
        submit(pool, () -> {
            done.add("ran");
            return null;
        });
        threads.settle();
        Finding.named("task-lost")
                .unless(() -> assertEquals(List.of("ran"), done.entries(), "what was done after join() was refused"));
        Pools.end(pool, threads);
        assertDoesNotThrow(pool::join, "join() of a pool that is closed");
        assertDoesNotThrow(pool::join, "join(), again, of a pool that is closed");
        joinAsItEnds(pool(submission, 1), WorkerPool::close, threads);
        joinAsItEnds(pool(submission, 1), WorkerPool::terminate, threads);
    }

    /// Whether it is joined or comes too early is open. It has to look at the pool in a way that does not race.
    private static void joinAsItEnds(WorkerPool pool, Consumer<WorkerPool> end, Threads threads)
            throws InterruptedException {
        threads.start("ends the pool", () -> end.accept(pool));
        try {
            pool.join();
        } catch (IllegalStateException _) {
            // came too early
        }
        threads.join();
        Pools.end(pool, threads);
    }

    @Check(points = 3, title = "is joined when its last task has ended and its last callback has returned",
            finding = "joined-early", hint = "For whom does join() wait, and how does it know how many there are?")
    @Explore(preemptions = 0, schedules = 200)
    void joinWaitsForAll(Submission submission, Threads threads) {
        var pool = pool(submission, 2);
        var done = new Journal();
        var end = new CountDownLatch(1);
        var callbackEnd = new CountDownLatch(1);
        pool.applyAsync(() -> {
            end.await();
            done.add("task");
            return null;
        }, _ -> {
            Pools.awaitWhatever(callbackEnd);
            done.add("callback");
        }, _ -> {
        });
        submit(pool, () -> null);
        pool.close();
        threads.times(2, _ -> {
            pool.join();
            done.add("joined");
        });
        threads.settle();
        end.countDown();
        threads.settle();
        callbackEnd.countDown();
        threads.join();
        assertEquals(List.of("task", "callback", "joined", "joined"), done.entries(),
                "what has come in which order, where two threads join");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "leaves no thread behind when it is joined, and shows what tasks did",
            needs = "closeEndsWorkers", finding = "joined-early",
            hint = "The last task has ended. What is left to be done before join() returns?")
    @Explore(preemptions = 1, schedules = 1_500)
    void joinMeetsLastTask(Submission submission, Threads threads) throws InterruptedException {
        var pool = pool(submission, 1);
        worked = 1;
        submit(pool, () -> {
            worked++;
            return null;
        });
        pool.close();
        pool.join();
        assertEquals(2, worked, "what a task has counted, when the pool is joined");
        Finding.named("thread-kept").unless(() -> assertNoThread(threads, "when the pool is joined"));
    }
}
