package programs;

import java.util.concurrent.atomic.AtomicInteger;

import dev.lockstep.engine.LiveThreads;
import programs.Shows.Result;

/// The life of a thread.
@SuppressWarnings({"WaitNotInLoop", "UnnecessaryAsync"}) // wrong on purpose: that is what they show
public class ThreadPrograms {

    /// A thread by inheritance.
    private static final class Worker extends Thread {
        int result;

        @Override
        public void run() {
            Go.check(currentThread() == this);
            result = 7;
        }
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.THREAD, aspect = Aspect.CORRECT)
    public static void aSubclassOfThreadIsTheCurrentThread() throws Exception {
        var worker = new Worker();
        Go.check(worker.getState() == Thread.State.NEW);
        worker.start();
        worker.join();
        Go.check(worker.result == 7);
        Go.check(worker.getState() == Thread.State.TERMINATED);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.VIRTUAL_THREAD, aspect = Aspect.CORRECT)
    public static void aVirtualThreadRunsAndEnds() throws Exception {
        var count = new AtomicInteger();
        var thread = Thread.ofVirtual().name("light").start(() -> {
            Go.check(Thread.currentThread().isVirtual());
            count.incrementAndGet();
        });
        thread.join();
        Go.check(count.get() == 1 && !thread.isAlive() && thread.getName().equals("light"));
    }

    @Shows(value = Result.EXITED, primitive = Primitive.SCHEDULER, aspect = Aspect.MISUSE)
    public static void aStatusSaysThatSomethingWentWrong() throws Exception {
        Go.together(() -> System.exit(1));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void theJvmEndsInGoodOrder() throws Exception {
        Go.together(() -> System.exit(0), () -> Runtime.getRuntime().exit(0));
    }

    @Shows(value = Result.EXCEPTION, primitive = Primitive.THREAD, aspect = Aspect.MISUSE)
    public static void aSecondStartThrows() throws Exception {
        var thread = Go.start(() -> {
        });
        thread.join();
        thread.start();
    }

    @Shows(value = Result.EXCEPTION, primitive = Primitive.HANDLER, aspect = Aspect.MISUSE)
    public static void anExceptionThatNobodyCatchesIsSeen() throws Exception {
        Go.together(() -> {
            throw new IllegalStateException("on purpose");
        });
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.HANDLER, aspect = Aspect.CORRECT)
    public static void anUncaughtExceptionHandlerIsCalled() throws Exception {
        var seen = new AtomicInteger();
        var thread = new Thread(() -> {
            throw new IllegalStateException("on purpose");
        });
        thread.setUncaughtExceptionHandler((_, _) -> seen.incrementAndGet());
        thread.start();
        thread.join();
        Go.check(seen.get() == 1);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.THREAD, aspect = Aspect.TIMEOUT)
    public static void sleepTakesExactlyItsTime() throws Exception {
        var begun = System.nanoTime();
        Go.together(() -> Thread.sleep(86_400_000), () -> Thread.sleep(86_400_000));
        Go.check(System.nanoTime() - begun == 86_400_000_000_000L);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.THREAD, aspect = Aspect.INTERRUPT)
    public static void anInterruptEndsASleep() throws Exception {
        var sleeper = Go.start(() -> {
            try {
                Thread.sleep(1_000_000);
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                Go.check(System.nanoTime() < 1_000_000_000_000L);
            }
        });
        sleeper.interrupt();
        sleeper.join();
    }

    @Shows(value = Result.DEADLOCK, primitive = Primitive.THREAD, aspect = Aspect.STUCK)
    public static void threadsThatJoinEachOtherDeadlock() throws Exception {
        var threads = new Thread[2];
        threads[0] = new Thread(() -> join(threads[1]));
        threads[1] = new Thread(() -> join(threads[0]));
        threads[0].start();
        threads[1].start();
        threads[0].join();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Shows(value = Result.LOST_WAKEUP, primitive = Primitive.THREAD, aspect = Aspect.LOST_SIGNAL)
    public static void aThreadThatWaitsWhenAllIsOverLosesItsWakeUp() {
        var lock = new Object();
        Go.start(() -> {
            synchronized (lock) {
                lock.wait();
            }
        });
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.THREAD, aspect = Aspect.CORRECT)
    public static void aDaemonMayBeLeftWaiting() {
        var lock = new Object();
        var daemon = new Thread(() -> {
            synchronized (lock) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        daemon.setDaemon(true);
        daemon.start();
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void threadsAreNamedTheSameInEverySchedule() throws Exception {
        var first = new Thread(() -> {
        });
        Go.check(first.getName().equals("Thread-0"));
        Go.together(() -> Go.check(Thread.currentThread().getName().equals("Thread-1")),
                () -> Go.check(Thread.currentThread().getName().equals("Thread-2")));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SCHEDULER, aspect = Aspect.CORRECT)
    public static void aHundredThreadsThatSleepAndMeetComeToAnEnd() throws Exception {
        var count = new AtomicInteger();
        var tasks = new Go.Task[100];
        java.util.Arrays.fill(tasks, (Go.Task) () -> {
            Thread.sleep(1);
            synchronized (count) {
                count.incrementAndGet();
            }
        });
        Go.together(tasks);
        Go.check(count.get() == 100);
    }

    @Shows(value = Result.LIVELOCK, primitive = Primitive.SCHEDULER, aspect = Aspect.MISUSE)
    public static void aLoopThatWritesForEverIsStopped() {
        var count = new AtomicInteger();
        while (count.get() >= 0) {
            count.set(count.get() ^ 1);
        }
    }

    @Shows(value = Result.TOO_MANY_STEPS, primitive = Primitive.SCHEDULER, aspect = Aspect.MISUSE)
    public static void aLoopThatTouchesNothingIsStopped() {
        var i = 0;
        while (i >= 0) {
            i = (i + 1) & 0xff;
        }
    }

    // How many live

    private static void startsAnother() throws InterruptedException {
        var inner = Go.start(() -> {
        });
        inner.join();
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.THREAD, aspect = Aspect.CORRECT)
    public static void threadsAreCountedWhoeverStartsThem() throws Exception {
        var outer = Go.start(ThreadPrograms::startsAnother);
        Go.check(LiveThreads.count() <= 2);
        outer.join();
        Go.check(LiveThreads.count() == 0);
    }

    @Shows(value = Result.EXCEPTION, primitive = Primitive.THREAD, aspect = Aspect.UNSYNCHRONISED)
    public static void aThreadMayStillLiveWhenItIsCounted() throws Exception {
        var outer = Go.start(ThreadPrograms::startsAnother);
        Go.check(LiveThreads.count() == 0);
        outer.join();
    }

    @Shows(value = Result.EXCEPTION, primitive = Primitive.THREAD, aspect = Aspect.UNSYNCHRONISED)
    public static void aThreadMayHaveStartedAnotherWhenItIsCounted() throws Exception {
        var outer = Go.start(ThreadPrograms::startsAnother);
        Go.check(LiveThreads.count() != 2);
        outer.join();
    }
}
