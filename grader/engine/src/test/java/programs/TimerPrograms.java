package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.TIMER;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;
import static programs.Shows.Result.THREADS_LEFT_RUNNING;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

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

    @Shows(value = NOTHING_WRONG, primitive = TIMER, aspect = CORRECT)
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

    @Shows(value = NOTHING_WRONG, primitive = TIMER, aspect = CORRECT,
            edge = "Timer.schedule before the task")
    public static void whatCameBeforeScheduleHappensBeforeTheTimerTask() throws Exception {
        var shared = new TimerPrograms();
        var timer = new Timer();
        shared.value = 1;
        timer.schedule(task(() -> {
            Go.check(shared.value == 1);
            timer.cancel();
        }), 10);
    }

    @Shows(value = DATA_RACE, primitive = TIMER, aspect = UNSYNCHRONISED)
    public static void aTimerTaskRacesWithItsMaker() throws Exception {
        var shared = new TimerPrograms();
        var timer = new Timer(true);
        timer.schedule(task(() -> shared.value++), 0);
        shared.value++;
    }

    @Shows(value = NOTHING_WRONG, primitive = TIMER, aspect = CORRECT)
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

    @Shows(value = THREADS_LEFT_RUNNING, primitive = TIMER, aspect = MISUSE)
    public static void aTimerThatNobodyCancelsIsLeftRunning() throws Exception {
        var done = new CountDownLatch(1);
        new Timer().schedule(task(done::countDown), 5);
        done.await();
    }

    @Shows(value = NOTHING_WRONG, primitive = TIMER, aspect = CORRECT)
    public static void aDaemonTimerMayBeLeft() throws Exception {
        new Timer(true).schedule(task(() -> {
        }), 5, 5);
    }

    @Shows(value = EXCEPTION, primitive = TIMER, aspect = MISUSE)
    public static void aTaskThatThrowsEndsItsTimer() throws Exception {
        var timer = new Timer();
        timer.schedule(task(() -> {
            throw new IllegalStateException("on purpose");
        }), 5);
    }

    @Shows(value = EXCEPTION, primitive = TIMER, aspect = MISUSE)
    public static void aCancelledTimerTakesNoTask() throws Exception {
        var timer = new Timer();
        timer.cancel();
        timer.schedule(task(() -> {
        }), 5);
    }

    @Shows(value = NOTHING_WRONG, primitive = TIMER, aspect = CORRECT)
    public static void aCancelledTaskMayStillHaveRun() throws Exception {
        var timer = new Timer();
        var count = new AtomicInteger();
        var task = task(count::incrementAndGet);
        timer.schedule(task, 5);
        var cancelled = task.cancel();
        timer.cancel();
        Go.check(!cancelled || count.get() == 0);
    }

    @Shows(value = EXCEPTION, primitive = TIMER, aspect = TIMEOUT, anyDelay = true)
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

    @Shows(value = LOST_WAKEUP, primitive = TIMER, aspect = STUCK)
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

    @Shows(value = LOST_WAKEUP, primitive = TIMER, aspect = LOST_SIGNAL)
    public static void aTaskOfACancelledTimerIsAwaitedForEver() throws Exception {
        var timer = new Timer();
        var done = new CountDownLatch(1);
        timer.schedule(task(done::countDown), 5);
        timer.cancel();
        done.await();
    }

    @Shows(value = NOTHING_WRONG, primitive = TIMER, aspect = TIMEOUT)
    public static void aTimerTellsWhenTheTimeIsOver() throws Exception {
        var over = new CountDownLatch(1);
        var timer = new Timer();
        timer.schedule(task(over::countDown), 2_000);
        Go.lasts(2, over::await);
        timer.cancel();
    }

    @Shows(value = NOTHING_WRONG, primitive = TIMER, aspect = INTERRUPT)
    public static void aTimerInterruptsWhoTakesTooLong() throws Exception {
        var slow = Thread.currentThread();
        var timer = new Timer();
        timer.schedule(task(slow::interrupt), 1_000);
        Go.lasts(1, () -> {
            try {
                Thread.sleep(1_000_000);
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                timer.cancel();
            }
        });
    }
}
