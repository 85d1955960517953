package pools.checks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

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
import dev.lockstep.api.Waits;
import pools.contract.TaskFailed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pools.checks.Pools.pool;
import static pools.checks.Pools.seconds;
import static pools.checks.Pools.submit;

/// As many tasks run at a time as there are workers: no more, and no less. What a pool is built from.
@Topic("pools")
public class WorkerChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.concurrent.* java.util.concurrent.atomic.* java.util.concurrent.locks.*
            allow java.util.* java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.io.Serializable java.io.Closeable java.io.*Exception
            allow java.io.PrintStream only print println printf format append flush

            deny java.util.concurrent.*Executor java.util.concurrent.Executors java.util.concurrent.*ExecutorService
                 java.util.concurrent.ThreadPoolExecutor$* java.util.concurrent.ForkJoin* java.util.concurrent.Recursive*
                 java.util.concurrent.CountedCompleter java.util.concurrent.CompletableFuture*
                 java.util.concurrent.Completion* java.util.concurrent.ExecutorCompletionService
                 java.util.concurrent.StructuredTaskScope*
                 because a pool is what you are to build
            deny java.util.concurrent.SubmissionPublisher java.util.concurrent.Flow* because it brings a pool with it
            deny java.util.Timer* because who waits is woken by who comes, not by a thread of its own
            deny java.lang.Thread members sleep because a thread that waits is blocked, and does not look now and then
            deny java.util.concurrent.TimeUnit members sleep
                 because a thread that waits is blocked, and does not look now and then
            """;

    @Check(points = 3, title = "runs each of two tasks once, with one worker, one at a time",
            finding = "too-many-tasks",
            hint = "Two tasks come at once. Which step decides whether there is room for a worker?")
    @Explore(schedules = 2_500)
    void runsOneAtATime(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var running = new Gauge();
        var done = new Journal();
        threads.times(2, i -> submit(pool, () -> {
            running.enter();
            done.add("task " + i);
            running.leave();
            return null;
        }));
        threads.join();
        threads.settle();
        assertEquals(1, running.max(), "tasks that run at a time, at most, with one worker");
        Finding.named("task-lost").unless(() -> assertEquals(List.of("task 1", "task 2"),
                done.entries().stream().sorted().toList(), "which tasks were run, sorted"));
        Pools.end(pool, threads);
    }

    @Check(points = 2, title = "runs no more tasks at a time than there are workers", needs = "runsOneAtATime",
            finding = "too-many-tasks", hint = "How many threads take tasks, and how many of them are there?")
    void runsNoMoreThanWorkers(Submission submission, Threads threads) {
        for (var workers : List.of(2, 3)) {
            var pool = pool(submission, workers);
            var running = new Gauge();
            var end = new CountDownLatch(1);
            for (var i = 1; i <= workers + 2; i++) {
                submit(pool, () -> {
                    running.enter();
                    end.await();
                    running.leave();
                    return null;
                });
                threads.settle();
            }
            assertEquals(workers, running.inside(),
                    () -> "tasks that run when " + (workers + 2) + " have come to " + workers + " workers");
            end.countDown();
            threads.settle();
            assertEquals(workers, running.max(),
                    () -> "tasks that run at a time, at most, with " + workers + " workers");
            Pools.end(pool, threads);
        }
        assertNoMoreThoughInterrupted(submission, threads);
    }

    /// What the interrupts end is open, but not who has the only place.
    private static void assertNoMoreThoughInterrupted(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var running = new Gauge();
        var end = new CountDownLatch(1);
        var waits = new AtomicReference<Thread>();
        submit(pool, () -> {
            waits.set(Thread.currentThread());
            var inner = submit(pool, () -> {
                running.enter();
                Pools.awaitWhatever(end);
                running.leave();
                return null;
            });
            try {
                inner.result();
            } catch (InterruptedException | TaskFailed _) {
                // goes on
            }
            running.enter();
            running.leave();
            return null;
        });
        for (var i = 1; i <= 3; i++) {
            threads.settle();
            waits.get().interrupt();
        }
        threads.settle();
        assertTrue(running.max() <= 1, "whether one task runs at a time, though one that waits is interrupted");
        end.countDown();
        threads.settle();
        assertTrue(running.max() <= 1, "whether one task runs at a time, though one that has waited goes on");
        Pools.end(pool, threads);
    }

    /// Nobody reads it: what is noted last is what a report of a goal that is never reached names the line of.
    private static Journal journalForTheReport() {
        return new Journal();
    }

    @Check(points = 2, title = "runs as many tasks at a time as there are workers",
            hint = "What is held while a task runs, and how many threads take tasks?")
    @Explore(preemptions = 0, schedules = 200)
    @Reaches
    void runsAsManyAsWorkers(Submission submission, Threads threads, Goal goal) {
        var pool = pool(submission, 3);
        var running = new Gauge();
        var journal = journalForTheReport();
        var end = new CountDownLatch(1);
        for (var i = 1; i <= 3; i++) {
            submit(pool, () -> {
                running.enter();
                journal.add("runs");
                end.await();
                return null;
            });
        }
        threads.settle();
        goal.reachedIf(running.inside() == 3);
        end.countDown();
        Pools.end(pool, threads);
    }

    @Check(points = 2, title = "lets workers without a task take those that come, all of them",
            needs = "runsAsManyAsWorkers",
            hint = "Workers wait for tasks. How many are woken by a task, and what if two tasks come?")
    @Explore(preemptions = 1, schedules = 400)
    @Reaches
    void wakesAllThatAreNeeded(Submission submission, Threads threads, Goal goal) {
        var pool = pool(submission, 2);
        var running = new Gauge();
        var journal = journalForTheReport();
        for (var round = 1; round <= 2; round++) {
            var end = new CountDownLatch(1);
            for (var i = 1; i <= 2; i++) {
                submit(pool, () -> {
                    running.enter();
                    journal.add("runs");
                    end.await();
                    running.leave();
                    return null;
                });
            }
            threads.settle();
            goal.reachedIf(round == 2 && running.inside() == 2);
            end.countDown();
            threads.settle();
        }
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "wakes a worker for a task, whoever else waits", finding = "task-lost",
            hint = "Workers wait for tasks, others for results. Which of them does a new task wake?")
    @Explore(preemptions = 0, schedules = 300)
    void wakesWorkerForTask(Submission submission, Threads threads) {
        var pool = pool(submission, 2);
        var done = new Journal();
        var end = new CountDownLatch(1);
        var slow = submit(pool, Pools.slow(end, "result"));
        threads.start("asks", slow::result);
        submit(pool, () -> null);
        threads.settle();
        submit(pool, () -> {
            done.add("ran");
            return null;
        });
        threads.settle();
        assertEquals(List.of("ran"), done.entries(),
                "what was done while a worker was free, and a thread waits for another");
        end.countDown();
        Pools.end(pool, threads);
    }

    @Check(points = 3, title = "needs 20 seconds with 5 workers for 100 tasks that take a second each",
            finding = "wrong-time", hint = "How many tasks run at a time? Does anything else take time?")
    void takesItsTime(Submission submission, Threads threads) throws InterruptedException {
        var pool = pool(submission, 5);
        var left = new CountDownLatch(100);
        for (var i = 1; i <= 100; i++) {
            submit(pool, () -> {
                Thread.sleep(seconds(1));
                left.countDown();
                return null;
            });
        }
        left.await();
        Waits.assertOnTime(seconds(20), threads.elapsed());
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "begins tasks in the order in which they were accepted", finding = "tasks-out-of-order",
            hint = "At which end do tasks go in, and at which end do they come out?")
    void beginsInOrder(Submission submission, Threads threads) {
        for (var workers : List.of(1, 2)) {
            var pool = pool(submission, workers);
            var begun = new Journal();
            for (var i = 1; i <= 5; i++) {
                var name = "task " + i;
                var time = seconds(i);
                submit(pool, () -> {
                    begun.add(name);
                    Thread.sleep(time);
                    return null;
                });
                threads.settle();
            }
            sleepUntilDone();
            assertEquals(List.of("task 1", "task 2", "task 3", "task 4", "task 5"), begun.entries(),
                    () -> "in which order tasks have begun, with a pool of size " + workers);
            Pools.end(pool, threads);
        }
    }

    /// Longer than all tasks take one after the other.
    private static void sleepUntilDone() {
        try {
            Thread.sleep(seconds(30));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }

    @Check(points = 1, title = "keeps one pool apart from another", finding = "state-shared",
            hint = "Is anything static that belongs to one pool? How does a thread know whose worker it is?")
    void poolsAreIndependent(Submission submission, Threads threads) {
        var busy = pool(submission, 1);
        var end = new CountDownLatch(1);
        submit(busy, Pools.slow(end, "late"));
        var closed = pool(submission, 1);
        closed.close();
        var pool = pool(submission, 1);
        var done = new Journal();
        submit(pool, () -> {
            done.add("ran");
            return null;
        });
        threads.settle();
        assertEquals(List.of("ran"), done.entries(), "what a pool has done while another is busy, and a third closed");
        end.countDown();
        threads.settle();
        submit(busy, () -> {
            var outer = Thread.currentThread();
            return pool.apply(() -> {
                assertNotSame(outer, Thread.currentThread(),
                        "the thread of a task that a task of another pool waits for");
                return null;
            });
        });
        Pools.end(busy, threads);
        Pools.end(pool, threads);
        Pools.end(closed, threads);
    }

    @Check(points = 1, title = "sleeps while it waits, for a day if need be", needs = "returnsResults",
            finding = "polls",
            hint = "Who waits for a task, a result, or the end is woken by who brings it, and does not look now and then.")
    @Explore(preemptions = 0, schedules = 50, steps = 4_000)
    void sleepsForADay(Submission submission, Threads threads) throws InterruptedException {
        var idle = pool(submission, 1);
        var worker = new AtomicReference<Thread>();
        submit(idle, () -> {
            worker.set(Thread.currentThread());
            return null;
        });
        var pool = pool(submission, 1);
        var end = new CountDownLatch(1);
        var handle = submit(pool, Pools.slow(end, "late"));
        threads.start("asks", handle::result);
        threads.start("applies", () -> pool.apply(() -> null));
        threads.start("maps", () -> pool.map(each -> each, List.of("element")));
        threads.settle();
        Finding.named("task-lost").unless(
                () -> assertNotNull(worker.get(), "the thread that has run the only task of a pool"));
        assertNotEquals(Thread.State.RUNNABLE, worker.get().getState(),
                "state of the thread that has run the only task");
        pool.close();
        threads.start("joins", pool::join);
        Thread.sleep(Duration.ofDays(1));
        end.countDown();
        threads.join();
        Pools.end(pool, threads);
        Pools.end(idle, threads);
    }

    @Check(points = 1, title = "believes no wake-up that comes without a task or a result", needs = "returnsResults",
            finding = "wakeup-believed", hint = "wait, await and park may return for no reason at all.")
    @Explore(preemptions = 0, spuriousWakeups = 1, schedules = 1_500)
    void survivesSpuriousWakeups(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var told = new Journal();
        var end = new CountDownLatch(1);
        submit(pool, () -> null);
        threads.settle();
        var handle = submit(pool, () -> {
            Pools.awaitWhatever(end);
            return "result";
        });
        threads.start("asks", () -> assertEquals("result", handle.result(), "result() of a task that is slow"));
        threads.settle();
        pool.close();
        threads.startAndSettle("joins", () -> {
            pool.join();
            told.add("joined");
        });
        assertEquals(List.of(), told.entries(), "who has gone on while a task is at work");
        end.countDown();
        threads.join();
        Pools.end(pool, threads);
    }

    @Check(points = 2, title = "is built from threads and what they wait for, not from a pool, and never polls",
            needs = "survivesFailures", finding = "forbidden-api",
            hint = "Allowed: monitors, locks, semaphores, latches, queues, and what only keeps data.")
    @Structure
    void isBuiltFromBlocks(Code code) {
        code.usesOnly(BLOCKS);
    }
}
