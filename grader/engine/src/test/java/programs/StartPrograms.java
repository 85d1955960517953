package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.BUILDER;
import static programs.Primitive.HANDLER;
import static programs.Primitive.THREAD;
import static programs.Primitive.THREAD_LOCAL;
import static programs.Primitive.VIRTUAL_THREAD;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// How threads are made, what they carry with them and how they end.
@SuppressWarnings({"WaitNotInLoop", "ThreadLocalUsage", "ReferenceEquality"}) // wrong on purpose, or short
public class StartPrograms {

    @Shows(value = NOTHING_WRONG, primitive = BUILDER, aspect = CORRECT)
    public static void aBuilderNamesAndCountsItsThreads() throws Exception {
        var shared = new Box();
        var builder = Thread.ofPlatform().name("worker-", 1);
        var first = builder.unstarted(() -> shared.value = 1);
        Go.check(first.getState() == Thread.State.NEW && first.getName().equals("worker-1"));
        first.start();
        first.join();
        var second = builder.start(() -> Go.check(shared.value == 1));
        second.join();
        Go.check(second.getName().equals("worker-2"));
    }

    @Shows(value = DATA_RACE, primitive = BUILDER, aspect = UNSYNCHRONISED)
    public static void threadsOfOneFactoryRace() throws Exception {
        var shared = new Box();
        ThreadFactory factory = Thread.ofPlatform().factory();
        var first = factory.newThread(() -> shared.value++);
        var second = factory.newThread(() -> shared.value++);
        first.start();
        second.start();
        first.join();
        second.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = BUILDER, aspect = CORRECT)
    public static void aFactoryOfVirtualThreadsMakesDaemons() throws Exception {
        var thread = Thread.ofVirtual().factory().newThread(() -> Go.check(Thread.currentThread().isVirtual()));
        Go.check(thread.isDaemon());
        thread.start();
        thread.join();
    }

    @Shows(value = EXCEPTION, primitive = THREAD, aspect = UNSYNCHRONISED)
    public static void aThreadIsAliveForAWhileAfterItsLastStep() throws Exception {
        var first = new Thread(() -> {
            var parent = Thread.currentThread();
            new Thread(() -> Go.check(!parent.isAlive())).start();
        });
        first.start();
        first.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = BUILDER, aspect = CORRECT)
    public static void aThreadBelongsToItsGroup() throws Exception {
        var group = new ThreadGroup("workers");
        var thread = new Thread(group, () -> Go.check(Thread.currentThread().getThreadGroup() == group), "one");
        thread.start();
        thread.join();
        Go.check(thread.getThreadGroup() == null && group.getName().equals("workers"));
    }

    @Shows(value = NOTHING_WRONG, primitive = BUILDER, aspect = INTERRUPT)
    public static void aGroupInterruptsItsThreads() throws Exception {
        var group = new ThreadGroup("workers");
        var thread = new Thread(group, Go.quietly(() -> {
            try {
                Thread.sleep(1_000);
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                Go.check(!Thread.currentThread().isInterrupted());
            }
        }));
        thread.start();
        group.interrupt();
        thread.join();
    }

    @Shows(value = DEADLOCK, primitive = BUILDER, aspect = STUCK)
    public static void threadsOfABuilderDeadlock() throws Exception {
        var one = new Object();
        var other = new Object();
        var builder = Thread.ofPlatform().daemon(false);
        var first = builder.start(() -> both(one, other));
        var second = builder.start(() -> both(other, one));
        first.join();
        second.join();
    }

    private static void both(Object first, Object second) {
        synchronized (first) {
            synchronized (second) {
                Go.check(Thread.holdsLock(first));
            }
        }
    }

    @Shows(value = EXCEPTION, primitive = BUILDER, aspect = MISUSE)
    public static void aVirtualThreadCannotBeMadeAPlatformDaemon() {
        Thread.ofVirtual().unstarted(() -> {
        }).setDaemon(false);
    }

    @Shows(value = DEADLOCK, primitive = VIRTUAL_THREAD, aspect = STUCK)
    public static void virtualThreadsDeadlock() throws Exception {
        var one = new Object();
        var other = new Object();
        var first = Thread.startVirtualThread(() -> both(one, other));
        var second = Thread.startVirtualThread(() -> both(other, one));
        first.join();
        second.join();
    }

    @Shows(value = LOST_WAKEUP, primitive = VIRTUAL_THREAD, aspect = LOST_SIGNAL)
    public static void aVirtualThreadMissesANotify() throws Exception {
        var lock = new Object();
        var waiter = Thread.startVirtualThread(Go.quietly(() -> {
            synchronized (lock) {
                lock.wait();
            }
        }));
        synchronized (lock) {
            lock.notify();
        }
        waiter.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = VIRTUAL_THREAD, aspect = TIMEOUT)
    public static void virtualThreadsSleepInVirtualTime() throws Exception {
        Go.lasts(3_600, () -> {
            var thread = Thread.startVirtualThread(Go.quietly(() -> Thread.sleep(Duration.ofHours(1))));
            thread.join();
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = VIRTUAL_THREAD, aspect = INTERRUPT)
    public static void aVirtualThreadIsInterrupted() throws Exception {
        var thread = Thread.startVirtualThread(() -> {
            LockSupport.park();
            Go.check(Thread.interrupted());
        });
        thread.interrupt();
        thread.join();
    }

    @Shows(value = EXCEPTION, primitive = VIRTUAL_THREAD, aspect = MISUSE)
    public static void aVirtualThreadIsStartedOnce() throws Exception {
        var thread = Thread.startVirtualThread(() -> {
        });
        thread.join();
        thread.start();
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = TIMEOUT)
    public static void aTimedJoinEndsOnTime() throws Exception {
        var sleeper = Go.start(() -> TimeUnit.SECONDS.sleep(10));
        Go.lasts(4, () -> sleeper.join(4_000));
        Go.lasts(1, () -> Go.check(!sleeper.join(Duration.ofSeconds(1))));
        Go.check(sleeper.isAlive());
        Go.lasts(5, sleeper::join);
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT)
    public static void anInterruptEndsAJoin() throws Exception {
        var other = new Thread(() -> {
        });
        Go.interrupted(() -> {
            var sleeper = Go.start(() -> Thread.sleep(1_000_000));
            sleeper.join();
        });
        Go.check(!other.isAlive());
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT)
    public static void anInterruptBeforeASleepEndsItAtOnce() throws Exception {
        Thread.currentThread().interrupt();
        Go.lasts(0, () -> {
            try {
                Thread.sleep(1_000);
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                Go.check(!Thread.currentThread().isInterrupted());
            }
        });
    }

    @Shows(value = DEADLOCK, primitive = THREAD, aspect = STUCK)
    public static void aThreadThatJoinsItselfDeadlocks() throws Exception {
        Go.together(() -> Thread.currentThread().join());
    }

    @Shows(value = DEADLOCK, primitive = THREAD, aspect = STUCK)
    public static void joiningAThreadThatNeedsOnesMonitorDeadlocks() throws Exception {
        var lock = new Object();
        synchronized (lock) {
            Go.start(() -> {
                synchronized (lock) {
                    Go.check(Thread.holdsLock(lock));
                }
            }).join();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aThreadNotifiesWhoWaitsOnItWhenItEnds() throws Exception {
        var thread = Go.start(() -> Thread.sleep(1));
        synchronized (thread) {
            while (thread.isAlive()) {
                thread.wait();
            }
        }
    }

    @Shows(value = EXCEPTION, primitive = THREAD, aspect = MISUSE)
    public static void aDaemonIsMadeBeforeItStarts() throws Exception {
        var thread = Go.start(() -> Thread.sleep(1));
        thread.setDaemon(true);
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aDaemonMayLoopForEver() {
        var daemon = new Thread(Go.quietly(() -> {
            while (true) {
                Thread.sleep(1_000);
            }
        }));
        daemon.setDaemon(true);
        daemon.start();
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void theStateOfABlockedThreadIsSeen() throws Exception {
        var lock = new Object();
        var blocked = new Thread(() -> {
            synchronized (lock) {
                Go.check(Thread.holdsLock(lock));
            }
        });
        synchronized (lock) {
            blocked.start();
            while (blocked.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        }
        blocked.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = HANDLER, aspect = CORRECT,
            edge = "a handler runs in its thread, before join")
    public static void whatAHandlerWritesIsSeenAfterJoin() throws Exception {
        var shared = new Box();
        var thread = new Thread(() -> {
            throw new IllegalStateException("on purpose");
        });
        thread.setUncaughtExceptionHandler((_, _) -> shared.value = 1);
        thread.start();
        thread.join();
        Go.check(shared.value == 1);
    }

    @Shows(value = DATA_RACE, primitive = HANDLER, aspect = UNSYNCHRONISED)
    public static void handlersOfTwoThreadsRace() throws Exception {
        var shared = new Box();
        Thread.UncaughtExceptionHandler handler = (_, _) -> shared.value++;
        var builder = Thread.ofPlatform().uncaughtExceptionHandler(handler);
        Runnable task = () -> {
            throw new IllegalStateException("on purpose");
        };
        var first = builder.start(task);
        var second = builder.start(task);
        first.join();
        second.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = HANDLER, aspect = CORRECT)
    public static void aDefaultHandlerIsCalled() throws Exception {
        var seen = new AtomicInteger();
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> seen.incrementAndGet());
        Go.together(() -> {
            throw new IllegalStateException("on purpose");
        });
        Go.check(seen.get() == 1);
    }

    /// Its exception must be seen, though another program (of an earlier name) has set a default handler.
    @Shows(value = EXCEPTION, primitive = HANDLER, aspect = MISUSE)
    public static void anExceptionIsSeenAfterAnotherProgramSetADefaultHandler() throws Exception {
        Go.check(Thread.getDefaultUncaughtExceptionHandler() == null);
        Go.together(() -> {
            throw new IllegalStateException("on purpose");
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = HANDLER, aspect = CORRECT)
    public static void aGroupHandlesTheExceptionsOfItsThreads() throws Exception {
        var seen = new AtomicInteger();
        var group = new ThreadGroup("careful") {
            @Override
            public void uncaughtException(Thread thread, Throwable thrown) {
                seen.incrementAndGet();
            }
        };
        var thread = new Thread(new ThreadGroup(group, "inner"), () -> {
            throw new IllegalStateException("on purpose");
        });
        thread.start();
        thread.join();
        Go.check(seen.get() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = HANDLER, aspect = CORRECT)
    public static void whatAHandlerThrowsIsIgnored() throws Exception {
        var thread = new Thread(() -> {
            throw new IllegalStateException("on purpose");
        });
        thread.setUncaughtExceptionHandler((_, thrown) -> {
            throw new IllegalArgumentException(thrown);
        });
        thread.start();
        thread.join();
    }

    private static final ThreadLocal<Box> OWN = ThreadLocal.withInitial(() -> new Box(1));

    @Shows(value = NOTHING_WRONG, primitive = THREAD_LOCAL, aspect = CORRECT)
    public static void everyThreadHasItsOwnValue() throws Exception {
        Go.Task task = () -> {
            OWN.get().value++;
            Go.check(OWN.get().value == 2);
            OWN.remove();
            Go.check(OWN.get().value == 1);
        };
        Go.together(task, task);
        Go.check(OWN.get().value == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD_LOCAL, aspect = CORRECT)
    public static void aChildInheritsWhatItsParentHad() throws Exception {
        var inherited = new InheritableThreadLocal<Integer>() {
            @Override
            protected Integer childValue(Integer parent) {
                return parent + 1;
            }
        };
        inherited.set(1);
        Go.together(() -> Go.check(inherited.get() == 2), () -> {
            inherited.set(7);
            Go.together(() -> Go.check(inherited.get() == 8));
        });
        var without = Thread.ofPlatform().inheritInheritableThreadLocals(false)
                .start(() -> Go.check(inherited.get() == null));
        without.join();
        Go.check(inherited.get() == 1);
    }

    @Shows(value = DATA_RACE, primitive = THREAD_LOCAL, aspect = UNSYNCHRONISED)
    public static void anInheritedObjectIsShared() throws Exception {
        var inherited = new InheritableThreadLocal<Box>();
        inherited.set(new Box());
        Go.together(() -> inherited.get().value++, () -> inherited.get().value++);
    }

    @Shows(value = DATA_RACE, primitive = THREAD_LOCAL, aspect = UNSYNCHRONISED)
    public static void aThreadLocalThatHandsOutOneObjectProtectsNothing() throws Exception {
        var one = new Box();
        var local = ThreadLocal.withInitial(() -> one);
        Go.together(() -> local.get().value++, () -> local.get().value++);
    }
}
