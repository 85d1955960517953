package pools.checks;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.mockito.Mockito;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import pools.contract.Handle;
import pools.contract.Terminated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static pools.checks.Pools.assertNoThread;
import static pools.checks.Pools.pool;
import static pools.checks.Pools.submit;

/// A pool is terminated: what runs is interrupted, what waits is never run, and nobody is left waiting.
@Topic("pools")
public class TerminationChecks {

    @Check(points = 1, title = "interrupts the tasks that run when it is terminated", finding = "terminated-halfway",
            hint = "Which threads run a task, and who knows them?")
    void interruptsRunningTasks(Submission submission, Threads threads) {
        var pool = pool(submission, 2);
        var done = new Journal();
        for (var i = 1; i <= 2; i++) {
            submit(pool, () -> {
                assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await(),
                        "what a task waits for that is interrupted");
                done.add("interrupted");
                return null;
            });
        }
        threads.settle();
        pool.terminate();
        threads.settle();
        assertEquals(List.of("interrupted", "interrupted"), done.entries(),
                "what became of two tasks that ran when the pool was terminated");
        assertNoThread(threads, "when a terminated pool has interrupted its tasks");
    }

    @Check(points = 2, title = "never runs what waits when it is terminated", finding = "terminated-halfway",
            hint = "What becomes of the tasks that wait to begin?")
    void dropsWaitingTasks(Submission submission, Threads threads) {
        for (var closed : List.of(false, true)) {
            var pool = pool(submission, 1);
            var done = new Journal();
            var end = new CountDownLatch(1);
            submit(pool, () -> {
                Pools.awaitWhatever(end);
                return null;
            });
            for (var i = 1; i <= 2; i++) {
                submit(pool, () -> {
                    done.add("no");
                    return null;
                });
            }
            threads.settle();
            if (closed) {
                pool.close();
            }
            pool.terminate();
            end.countDown();
            threads.settle();
            assertEquals(List.of(), done.entries(),
                    () -> "what tasks have done that waited when the pool was terminated"
                            + (closed ? ", which had been closed" : ""));
            Pools.end(pool, threads);
        }
    }

    @Check(points = 3, title = "leaves nobody waiting for a result when it is terminated",
            finding = "terminated-halfway",
            hint = "Who waits for a task that will never end, or never begin, and who tells them?")
    @Explore(preemptions = 0, schedules = 100)
    void releasesWhoeverWaits(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var released = new Journal();
        var end = new CountDownLatch(1);
        var running = submit(pool, () -> {
            Pools.awaitWhatever(end);
            return "no";
        });
        threads.settle();
        var waiting = submit(pool, () -> "no");
        threads.start("asks", () -> {
            assertThrows(Terminated.class, running::result, "result() of a task that runs");
            released.add("running");
        });
        threads.start("asks, too", () -> {
            assertThrows(Terminated.class, waiting::result, "result() of a task that waits to begin");
            released.add("waiting");
        });
        threads.start("applies", () -> {
            assertThrows(Terminated.class, () -> pool.apply(() -> "no"), "apply(...) of a task that waits to begin");
            released.add("apply");
        });
        threads.start("maps", () -> {
            assertThrows(Terminated.class, () -> pool.map(each -> each, List.of("no", "no")),
                    "map(...) of elements that wait to begin");
            released.add("map");
        });
        threads.settle();
        pool.terminate();
        threads.settle();
        assertEquals(List.of("apply", "map", "running", "waiting"), released.entries().stream().sorted().toList(),
                "who goes on when the pool is terminated, of [apply, map, running, waiting], sorted");
        assertTrue(running.isDone(), "isDone() of a task that runs in a terminated pool");
        assertTrue(waiting.isDone(), "isDone() of a task that never ran in a terminated pool");
        end.countDown();
        threads.join();
        threads.settle();
        assertThrows(Terminated.class, running::result, "result() of a task that has returned in a terminated pool");
        Pools.end(pool, threads);
    }

    @Check(points = 1, title = "calls onError once for each task that it terminates", finding = "wrong-callback",
            hint = "A task is done because the pool is terminated. Who calls back, and who does no more?")
    @SuppressWarnings("unchecked") // what a callback takes is lost on a mock
    void tellsTerminatedTasks(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        Consumer<Object> onSuccess = Mockito.mock(Consumer.class);
        Consumer<Object> onError = Mockito.mock(Consumer.class);
        var end = new CountDownLatch(1);
        pool.applyAsync(() -> {
            Pools.awaitWhatever(end);
            return "no";
        }, onSuccess, onError);
        pool.applyAsync(() -> "no", onSuccess, onError);
        threads.settle();
        pool.terminate();
        threads.settle();
        end.countDown();
        threads.settle();
        pool.terminate();
        Mockito.verify(onError, Mockito.times(2)).accept(Mockito.isA(Terminated.class));
        Mockito.verifyNoMoreInteractions(onSuccess, onError);
        Pools.end(pool, threads);
    }

    @Check(points = 2, title = "runs no task undisturbed that begins as it is terminated",
            finding = "terminated-halfway",
            hint = "A thread is about to begin a task, or about to be made. Who sees it when the pool is terminated?")
    @Explore(schedules = 2_500)
    void terminateMeetsBeginning(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        threads.start("hands over", () -> {
            try {
                var handle = submit(pool, () -> {
                    new CountDownLatch(1).await();
                    return "no";
                });
                var failed = assertThrows(Exception.class, handle::result,
                        "result() of a task that came as the pool was terminated");
                assertTrue(failed instanceof Terminated || failed.getCause() instanceof InterruptedException,
                        () -> "result() of a task that came as the pool was terminated has thrown " + failed);
            } catch (IllegalStateException _) {
                // came too late
            }
        });
        pool.terminate();
        threads.join();
        assertNoThread(threads, "when a pool was terminated");
    }

    @Check(points = 2, title = "tells one thing of a task that ends as it is terminated",
            needs = "tellsTerminatedTasks",
            finding = "wrong-callback",
            hint = "The task has ended and the pool is terminated. Which step decides who tells what became of it?")
    @Explore(schedules = 2_500)
    void terminateMeetsEnd(Submission submission, Threads threads) throws Exception {
        var pool = pool(submission, 1);
        var told = new Journal();
        var handle = pool.applyAsync(() -> "result", told::add, thrown -> told.add(thrown.getClass().getSimpleName()));
        pool.terminate();
        threads.settle();
        assertEquals(List.of(result(handle)), told.entries(),
                "what callbacks were told of a task that ends as the pool is terminated, and the handle tells");
        Pools.end(pool, threads);
    }

    private static String result(Handle<String> handle) throws Exception {
        try {
            return handle.result();
        } catch (Terminated e) {
            return e.getClass().getSimpleName();
        }
    }

    @Check(points = 1, title = "accepts nothing once it is terminated, and may be closed and terminated again",
            needs = "interruptsRunningTasks", finding = "wrong-acceptance",
            hint = "What state is a pool in that was closed and then terminated, or the other way round?")
    void terminatedAcceptsNothing(Submission submission, Threads threads) throws InterruptedException {
        var pool = pool(submission, 1);
        var done = new Journal();
        submit(pool, () -> null);
        threads.settle();
        pool.terminate();
        ClosingChecks.assertRefuses(pool, done, "a terminated pool");
        pool.close();
        ClosingChecks.assertRefuses(pool, done, "a terminated pool that is closed");
        pool.terminate();
        pool.join();
        ClosingChecks.assertRefuses(pool, done, "a terminated pool that is joined");
        assertEquals(List.of(), done.entries(), "what tasks have done that were refused");
        Finding.named("thread-kept").unless(() -> assertNoThread(threads, "when a terminated pool is joined"));
    }

    @Check(points = 1, title = "is joined after it was terminated when a task ends that takes no notice",
            needs = "interruptsRunningTasks", finding = "joined-early",
            hint = "The pool is terminated, and a task goes on. For whom does join() wait?")
    void joinWaitsForTerminated(Submission submission, Threads threads) {
        var pool = pool(submission, 1);
        var done = new Journal();
        var end = new CountDownLatch(1);
        submit(pool, () -> {
            Pools.awaitWhatever(end);
            done.add("ended");
            return null;
        });
        threads.settle();
        pool.terminate();
        threads.startAndSettle("joins", () -> {
            pool.join();
            done.add("joined");
        });
        end.countDown();
        threads.join();
        assertEquals(List.of("ended", "joined"), done.entries(), "what came in which order");
        Finding.named("thread-kept").unless(() -> assertNoThread(threads, "when a terminated pool is joined"));
    }

    @Check(points = 1, title = "can be terminated by one of its tasks", needs = "interruptsRunningTasks",
            finding = "terminated-halfway", hint = "Whom does terminate() wait for?")
    void taskTerminates(Submission submission, Threads threads) {
        var pool = pool(submission, 2);
        var done = new Journal();
        submit(pool, () -> {
            assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await(),
                    "what a task waits for while another one terminates the pool");
            done.add("interrupted");
            return null;
        });
        threads.settle();
        var handle = submit(pool, () -> {
            pool.terminate();
            done.add("terminated");
            return "no";
        });
        threads.settle();
        assertEquals(List.of("interrupted", "terminated"), done.entries().stream().sorted().toList(),
                "what tasks have done, where one terminates the pool, sorted");
        assertThrows(Terminated.class, handle::result, "result() of a task that terminates the pool");
        assertNoThread(threads, "when a task has terminated the pool");
    }
}
