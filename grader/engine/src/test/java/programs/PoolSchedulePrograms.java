package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.MISUSE;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.SCHEDULED_EXECUTOR;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;
import static programs.Shows.Result.THREADS_LEFT_RUNNING;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Scheduled executors.
@SuppressWarnings("FutureReturnValueIgnored") // some are about tasks that nobody waits for
public class PoolSchedulePrograms {

    int value;

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULED_EXECUTOR, aspect = CORRECT)
    public static void aDelayedTaskRunsOnTime() throws Exception {
        var begun = System.nanoTime();
        try (var pool = Executors.newScheduledThreadPool(1)) {
            Go.check(pool.schedule(System::nanoTime, 3, TimeUnit.HOURS).get() - begun == 10_800_000_000_000L);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULED_EXECUTOR, aspect = CORRECT)
    public static void delayedTasksRunInTheOrderOfTheirTimes() throws Exception {
        var last = new AtomicInteger();
        try (var pool = Executors.newScheduledThreadPool(2)) {
            pool.schedule(() -> Go.check(last.getAndSet(2) == 1), 2, TimeUnit.SECONDS);
            pool.schedule(() -> last.set(1), 1, TimeUnit.SECONDS);
        }
        Go.check(last.get() == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULED_EXECUTOR, aspect = CORRECT,
            edge = "ScheduledThreadPoolExecutor: one run of a periodic task before the next")
    public static void oneRunOfAPeriodicTaskHappensBeforeTheNext() throws Exception {
        var shared = new PoolSchedulePrograms();
        var thrice = new CountDownLatch(3);
        var pool = new ScheduledThreadPoolExecutor(2);
        pool.scheduleAtFixedRate(() -> {
            shared.value++;
            thrice.countDown();
        }, 1, 1, TimeUnit.SECONDS);
        thrice.await();
        pool.shutdown();
        Go.check(pool.awaitTermination(1, TimeUnit.SECONDS));
        Go.check(shared.value == 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULED_EXECUTOR, aspect = CORRECT,
            edge = "ScheduledExecutorService.schedule before the task")
    public static void whatCameBeforeScheduleHappensBeforeTheTask() throws Exception {
        var shared = new PoolSchedulePrograms();
        try (var pool = Executors.newScheduledThreadPool(1)) {
            shared.value = 1;
            Go.check(pool.schedule(() -> shared.value, 1, TimeUnit.SECONDS).get() == 1);
        }
    }

    @Shows(value = DATA_RACE, primitive = SCHEDULED_EXECUTOR, aspect = UNSYNCHRONISED)
    public static void aDelayedTaskRacesThoughItComesLater() throws Exception {
        var shared = new PoolSchedulePrograms();
        try (var pool = Executors.newScheduledThreadPool(1)) {
            pool.schedule(() -> shared.value++, 1, TimeUnit.SECONDS);
            Thread.sleep(10);
            shared.value++;
            Thread.sleep(2_000); // closing the pool interrupts its worker, which would order the accesses
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULED_EXECUTOR, aspect = CORRECT)
    public static void aPeriodicTaskIsCancelled() throws Exception {
        var beats = new AtomicInteger();
        try (var pool = Executors.newSingleThreadScheduledExecutor()) {
            var future = pool.scheduleWithFixedDelay(beats::incrementAndGet, 1, 1, TimeUnit.SECONDS);
            Thread.sleep(2_500);
            Go.check(future.cancel(false));
        }
        Go.check(beats.get() == 2);
    }

    @Shows(value = THREADS_LEFT_RUNNING, primitive = SCHEDULED_EXECUTOR, aspect = MISUSE)
    public static void aSchedulerThatNobodyShutsDownIsLeftRunning() throws Exception {
        Executors.newScheduledThreadPool(1).schedule(() -> 1, 1, TimeUnit.SECONDS).get();
    }

    @Shows(value = EXCEPTION, primitive = SCHEDULED_EXECUTOR, aspect = TIMEOUT, anyDelay = true)
    public static void aDelayIsNoOrder() throws Exception {
        var count = new AtomicInteger();
        try (var pool = Executors.newScheduledThreadPool(1)) {
            pool.schedule(() -> count.set(2), 1, TimeUnit.SECONDS);
            count.set(1);
            Go.check(count.get() == 1);
        }
    }
}
