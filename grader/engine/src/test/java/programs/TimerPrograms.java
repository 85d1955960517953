package programs;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import programs.Shows.Result;

/// `java.util.Timer`.
public class TimerPrograms {

    int value;

    private static TimerTask task(Runnable action) {
        return new TimerTask() {
            @Override
            public void run() {
                action.run();
            }
        };
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aTimerRunsItsTaskOnTime() throws Exception {
        var timer = new Timer();
        var done = new CountDownLatch(1);
        var begun = System.nanoTime();
        timer.schedule(task(() -> {
            Go.check(System.nanoTime() - begun == 3_600_000_000_000L);
            Go.check(Thread.currentThread().getName().equals("Timer-0"));
            done.countDown();
        }), 3_600_000);
        done.await();
        timer.cancel();
    }

    @Shows(Result.NOTHING_WRONG)
    public static void whatCameBeforeScheduleHappensBeforeTheTimerTask() throws Exception {
        var shared = new TimerPrograms();
        var timer = new Timer();
        shared.value = 1;
        timer.schedule(task(() -> {
            Go.check(shared.value == 1);
            timer.cancel();
        }), 10);
    }

    @Shows(Result.DATA_RACE)
    public static void aTimerTaskRacesWithItsMaker() throws Exception {
        var shared = new TimerPrograms();
        var timer = new Timer(true);
        timer.schedule(task(() -> shared.value++), 0);
        shared.value++;
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aPeriodicTaskRunsAgainAndAgain() throws Exception {
        var timer = new Timer("beat");
        var count = new AtomicInteger();
        var begun = System.nanoTime();
        timer.scheduleAtFixedRate(new TimerTask() {
            private int beats;

            @Override
            public void run() {
                count.incrementAndGet();
                if (++beats == 3) {
                    cancel();
                    timer.cancel();
                }
            }
        }, 1_000, 1_000);
        Thread.sleep(10_000);
        Go.check(count.get() == 3 && System.nanoTime() - begun == 10_000_000_000L);
    }

    @Shows(Result.THREADS_LEFT_RUNNING)
    public static void aTimerThatNobodyCancelsIsLeftRunning() throws Exception {
        var done = new CountDownLatch(1);
        new Timer().schedule(task(done::countDown), 5);
        done.await();
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aDaemonTimerMayBeLeft() throws Exception {
        new Timer(true).schedule(task(() -> {
        }), 5, 5);
    }

    @Shows(Result.EXCEPTION)
    public static void aTaskThatThrowsEndsItsTimer() throws Exception {
        var timer = new Timer();
        timer.schedule(task(() -> {
            throw new IllegalStateException("on purpose");
        }), 5);
    }

    @Shows(Result.EXCEPTION)
    public static void aCancelledTimerTakesNoTask() throws Exception {
        var timer = new Timer();
        timer.cancel();
        timer.schedule(task(() -> {
        }), 5);
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aCancelledTaskMayStillHaveRun() throws Exception {
        var timer = new Timer();
        var count = new AtomicInteger();
        var task = task(count::incrementAndGet);
        timer.schedule(task, 5);
        var cancelled = task.cancel();
        timer.cancel();
        Go.check(!cancelled || count.get() == 0);
    }

    @Shows(value = Result.EXCEPTION, anyDelay = true)
    public static void aTaskMayRunBeforeItIsCancelled() throws Exception {
        var timer = new Timer();
        var count = new AtomicInteger();
        var task = task(count::incrementAndGet);
        timer.schedule(task, 5);
        Go.start(() -> {
            task.cancel();
            timer.cancel();
        }).join();
        Go.check(count.get() == 0);
    }

    @Shows(Result.LOST_WAKEUP)
    public static void aTimerTaskThatWaitsForTheNextOneWaitsForEver() throws Exception {
        var timer = new Timer();
        var second = new CountDownLatch(1);
        var both = new CountDownLatch(1);
        timer.schedule(task(() -> {
            try {
                second.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            both.countDown();
        }), 5);
        timer.schedule(task(second::countDown), 6);
        both.await();
        timer.cancel();
    }
}
