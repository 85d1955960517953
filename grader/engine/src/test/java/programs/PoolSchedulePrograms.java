package programs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import programs.Shows.Result;

/// Scheduled executors.
@SuppressWarnings("FutureReturnValueIgnored") // some are about tasks that nobody waits for
public class PoolSchedulePrograms {

    int value;

    @Shows(Result.NOTHING_WRONG)
    public static void aDelayedTaskRunsOnTime() throws Exception {
        var begun = System.nanoTime();
        try (var pool = Executors.newScheduledThreadPool(1)) {
            Go.check(pool.schedule(System::nanoTime, 3, TimeUnit.HOURS).get() - begun == 10_800_000_000_000L);
        }
    }

    @Shows(Result.NOTHING_WRONG)
    public static void delayedTasksRunInTheOrderOfTheirTimes() throws Exception {
        var last = new AtomicInteger();
        try (var pool = Executors.newScheduledThreadPool(2)) {
            pool.schedule(() -> Go.check(last.getAndSet(2) == 1), 2, TimeUnit.SECONDS);
            pool.schedule(() -> last.set(1), 1, TimeUnit.SECONDS);
        }
        Go.check(last.get() == 2);
    }

    @Shows(Result.NOTHING_WRONG)
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

    @Shows(Result.NOTHING_WRONG)
    public static void whatCameBeforeScheduleHappensBeforeTheTask() throws Exception {
        var shared = new PoolSchedulePrograms();
        try (var pool = Executors.newScheduledThreadPool(1)) {
            shared.value = 1;
            Go.check(pool.schedule(() -> shared.value, 1, TimeUnit.SECONDS).get() == 1);
        }
    }

    @Shows(Result.DATA_RACE)
    public static void aDelayedTaskRacesThoughItComesLater() throws Exception {
        var shared = new PoolSchedulePrograms();
        try (var pool = Executors.newScheduledThreadPool(1)) {
            pool.schedule(() -> shared.value++, 1, TimeUnit.SECONDS);
            Thread.sleep(10);
            shared.value++;
            Thread.sleep(2_000); // closing the pool interrupts its worker, which would order the accesses
        }
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aPeriodicTaskIsCancelled() throws Exception {
        var beats = new AtomicInteger();
        try (var pool = Executors.newSingleThreadScheduledExecutor()) {
            var future = pool.scheduleWithFixedDelay(beats::incrementAndGet, 1, 1, TimeUnit.SECONDS);
            Thread.sleep(2_500);
            Go.check(future.cancel(false));
        }
        Go.check(beats.get() == 2);
    }

    @Shows(Result.THREADS_LEFT_RUNNING)
    public static void aSchedulerThatNobodyShutsDownIsLeftRunning() throws Exception {
        Executors.newScheduledThreadPool(1).schedule(() -> 1, 1, TimeUnit.SECONDS).get();
    }

    @Shows(value = Result.EXCEPTION, anyDelay = true)
    public static void aDelayIsNoOrder() throws Exception {
        var count = new AtomicInteger();
        try (var pool = Executors.newScheduledThreadPool(1)) {
            pool.schedule(() -> count.set(2), 1, TimeUnit.SECONDS);
            count.set(1);
            Go.check(count.get() == 1);
        }
    }
}
