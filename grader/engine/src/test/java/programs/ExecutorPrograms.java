package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.EXECUTOR;
import static programs.Primitive.SCHEDULED_EXECUTOR;
import static programs.Primitive.THREAD_LOCAL;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Executors: what else they order, tasks that never run, and what is left for the next one.
@SuppressWarnings("FutureReturnValueIgnored") // some are about tasks that nobody waits for
public class ExecutorPrograms {

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService: tasks before isTerminated says true")
    public static void tasksHappenBeforeTheirPoolIsSeenTerminated() throws Exception {
        var shared = new Box();
        var pool = Executors.newFixedThreadPool(1);
        pool.execute(() -> shared.value = 1);
        pool.shutdown();
        Go.check(!pool.isTerminated() || shared.value == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService: a task before invokeAny returns its result")
    public static void invokeAnySeesTheTaskWhoseResultItReturns() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            Go.check(pool.invokeAny(List.<Callable<Box>>of(() -> new Box(1), () -> new Box(2))).value > 0);
        }
    }

    @Shows(value = DATA_RACE, primitive = EXECUTOR, aspect = UNSYNCHRONISED)
    public static void aCancelledTaskMayHaveBegunAndRaces() throws Exception {
        var shared = new Box();
        try (var pool = Executors.newFixedThreadPool(1)) {
            var future = pool.submit(() -> shared.value = 1);
            future.cancel(false);
            Go.check(future.isDone() && shared.value <= 1);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService: a task before Future.state says SUCCESS")
    public static void theStateOfAFutureShowsItsTask() throws Exception {
        var shared = new Box();
        try (var pool = Executors.newFixedThreadPool(1)) {
            var future = pool.submit(() -> shared.value = 1);
            Go.check(future.state() != Future.State.SUCCESS || shared.value == 1);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = EXECUTOR, aspect = CORRECT,
            edge = "ExecutorService: a task before Future.get throws what it threw")
    public static void aTaskThatThrowsHappensBeforeItsFailureIsSeen() throws Exception {
        var shared = new Box();
        try (var pool = Executors.newFixedThreadPool(1)) {
            var future = pool.submit(() -> {
                shared.value = 1;
                throw new IllegalStateException("on purpose");
            });
            try {
                future.get();
                throw new AssertionError("nothing thrown");
            } catch (ExecutionException e) {
                Go.check(shared.value == 1);
            }
        }
    }

    @Shows(value = LOST_WAKEUP, primitive = EXECUTOR, aspect = LOST_SIGNAL)
    public static void aSignalFromATaskThatIsDiscardedIsLost() throws Exception {
        var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>(),
                new ThreadPoolExecutor.DiscardPolicy());
        var both = new CountDownLatch(2);
        pool.execute(both::countDown);
        pool.execute(both::countDown);
        both.await();
        pool.shutdown();
    }

    @Shows(value = DEADLOCK, primitive = EXECUTOR, aspect = LOST_SIGNAL)
    public static void aTaskThatShutdownNowTookOutIsAwaitedForEver() throws Exception {
        var pool = Executors.newFixedThreadPool(1);
        var gate = new CountDownLatch(1);
        pool.submit(() -> {
            gate.await();
            return 1;
        });
        var second = pool.submit(() -> 2);
        pool.shutdownNow();
        second.get();
    }

    @Shows(value = EXCEPTION, primitive = EXECUTOR, aspect = MISUSE)
    public static void aPoolThatIsShutDownTakesNoTask() throws Exception {
        var pool = Executors.newFixedThreadPool(1);
        pool.shutdown();
        pool.submit(() -> 1);
    }

    @Shows(value = EXCEPTION, primitive = THREAD_LOCAL, aspect = MISUSE)
    public static void whatATaskLeavesInAThreadLocalTheNextOneFinds() throws Exception {
        var user = ThreadLocal.withInitial(() -> "nobody");
        try (var pool = Executors.newFixedThreadPool(1)) {
            pool.submit(() -> user.set("somebody")).get();
            Go.check(pool.submit(user::get).get().equals("nobody"));
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULED_EXECUTOR, aspect = CORRECT,
            edge = "ScheduledThreadPoolExecutor: tasks that were due before close returns")
    public static void delayedTasksHappenBeforeTheirPoolIsClosed() throws Exception {
        var shared = new Box();
        try (var pool = Executors.newScheduledThreadPool(1)) {
            pool.schedule(() -> shared.value = 1, 1, TimeUnit.SECONDS);
        }
        Go.check(shared.value == 1);
    }

    @Shows(value = LOST_WAKEUP, primitive = SCHEDULED_EXECUTOR, aspect = LOST_SIGNAL)
    public static void aPeriodicTaskThatThrowsIsNotRunAgain() throws Exception {
        var beats = new CountDownLatch(2);
        try (var pool = Executors.newScheduledThreadPool(1)) {
            pool.scheduleAtFixedRate(() -> {
                beats.countDown();
                throw new IllegalStateException("on purpose");
            }, 1, 1, TimeUnit.SECONDS);
            beats.await();
        }
    }

    @Shows(value = DEADLOCK, primitive = SCHEDULED_EXECUTOR, aspect = STUCK)
    public static void aDelayedTaskThatWaitsForAnotherStarvesASingleThread() throws Exception {
        try (var pool = Executors.newScheduledThreadPool(1)) {
            var second = pool.schedule(() -> 1, 2, TimeUnit.SECONDS);
            pool.schedule(() -> second.get(), 1, TimeUnit.SECONDS).get();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULED_EXECUTOR, aspect = TIMEOUT)
    public static void aTimedGetOfADelayedTaskEndsOnTime() throws Exception {
        try (var pool = Executors.newScheduledThreadPool(1)) {
            Go.lasts(2, () -> {
                var late = pool.schedule(() -> 1, 3, TimeUnit.SECONDS);
                try {
                    late.get(2, TimeUnit.SECONDS);
                    throw new AssertionError("not timed out");
                } catch (TimeoutException e) {
                    Go.check(late.cancel(false));
                }
            });
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULED_EXECUTOR, aspect = INTERRUPT)
    public static void cancellingAPeriodicTaskInterruptsIt() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var pool = Executors.newScheduledThreadPool(1)) {
            var beat = pool.scheduleWithFixedDelay(() -> {
                begun.countDown();
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }, 0, 1, TimeUnit.SECONDS);
            begun.await();
            Go.check(beat.cancel(true));
            Go.lasts(0, interrupted::await);
        }
    }

    @Shows(value = EXCEPTION, primitive = SCHEDULED_EXECUTOR, aspect = MISUSE)
    public static void aPeriodOfNothingIsRefused() throws Exception {
        try (var pool = Executors.newScheduledThreadPool(1)) {
            pool.scheduleAtFixedRate(() -> {
            }, 0, 0, TimeUnit.SECONDS);
        }
    }
}
