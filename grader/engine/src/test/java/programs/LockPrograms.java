package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.CONDITION;
import static programs.Primitive.REENTRANT_LOCK;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// `ReentrantLock` and its conditions.
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop", "JavaUtilDate", "ThreadPriorityCheck"})
public class LockPrograms {

    @Shows(value = NOTHING_WRONG, primitive = REENTRANT_LOCK, aspect = CORRECT, edge = "Lock.unlock before lock")
    public static void aLockTakenTwiceIsFreedTwice() throws Exception {
        var lock = new ReentrantLock();
        Go.guarded(() -> {
            lock.lock();
            lock.lock();
            lock.unlock();
            Go.check(lock.isHeldByCurrentThread() && lock.getHoldCount() == 1);
        }, lock::unlock);
    }

    @Shows(value = NOTHING_WRONG, primitive = REENTRANT_LOCK, aspect = CORRECT,
            edge = "Lock.unlock before tryLock that succeeds")
    public static void aTryLockThatSucceedsSees() throws Exception {
        var lock = new ReentrantLock();
        Go.guarded(() -> {
            while (!lock.tryLock()) {
                Thread.yield();
            }
        }, lock::unlock);
    }

    @Shows(value = NOTHING_WRONG, primitive = REENTRANT_LOCK, aspect = CORRECT)
    public static void retryingWithTryLockTakesTwoLocks() throws Exception {
        var one = new ReentrantLock();
        var other = new ReentrantLock();
        var shared = new Box();
        Go.together(() -> takeBoth(one, other, shared), () -> takeBoth(other, one, shared));
        Go.check(shared.value == 2);
    }

    private static void takeBoth(ReentrantLock first, ReentrantLock second, Box shared) throws InterruptedException {
        while (true) {
            first.lock();
            try {
                if (second.tryLock()) {
                    shared.value++;
                    second.unlock();
                    return;
                }
            } finally {
                first.unlock();
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(10)); // not as long as the other, for ever
        }
    }

    @Shows(value = DATA_RACE, primitive = REENTRANT_LOCK, aspect = UNSYNCHRONISED)
    public static void twoLocksDoNotExcludeEachOther() throws Exception {
        var shared = new Box();
        Go.Task task = () -> {
            var lock = new ReentrantLock();
            lock.lock();
            shared.value++;
            lock.unlock();
        };
        Go.together(task, task);
    }

    @Shows(value = DATA_RACE, primitive = REENTRANT_LOCK, aspect = UNSYNCHRONISED)
    public static void aTryLockThatFailsExcludesNobody() throws Exception {
        var lock = new ReentrantLock();
        var shared = new Box();
        Go.Task task = () -> {
            var taken = lock.tryLock();
            shared.value++;
            if (taken) {
                lock.unlock();
            }
        };
        Go.together(task, task);
    }

    /// The only order there could be is that of the unlock before the `tryLock` that fails: none.
    @Shows(value = DATA_RACE, primitive = REENTRANT_LOCK, aspect = UNSYNCHRONISED)
    public static void aTryLockThatFailsSeesNothing() throws Exception {
        var lock = new ReentrantLock();
        var shared = new Box();
        Go.together(() -> {
            shared.value = 1;
            lock.lock();
            lock.unlock();
            lock.lock();
        }, () -> {
            if (!lock.tryLock()) {
                Go.check(shared.value == 1);
            }
        });
    }

    @Shows(value = DATA_RACE, primitive = REENTRANT_LOCK, aspect = UNSYNCHRONISED)
    public static void unlockingTooEarlyRaces() throws Exception {
        var lock = new ReentrantLock();
        var shared = new Box();
        Go.Task task = () -> {
            lock.lock();
            lock.unlock();
            shared.value++;
        };
        Go.together(task, task);
    }

    @Shows(value = DEADLOCK, primitive = REENTRANT_LOCK, aspect = STUCK)
    public static void aLockThatIsNeverFreedDeadlocks() throws Exception {
        var lock = new ReentrantLock();
        Go.together(lock::lock, () -> {
            lock.lock();
            lock.unlock();
        });
    }

    @Shows(value = DEADLOCK, primitive = REENTRANT_LOCK, aspect = STUCK)
    public static void fairLocksInOppositeOrderDeadlock() throws Exception {
        var one = new ReentrantLock(true);
        var other = new ReentrantLock(true);
        Go.together(() -> both(one, other), () -> both(other, one));
    }

    @Shows(value = DEADLOCK, primitive = REENTRANT_LOCK, aspect = STUCK)
    public static void aLockAndAMonitorInOppositeOrderDeadlock() throws Exception {
        var lock = new ReentrantLock();
        var monitor = new Object();
        Go.together(() -> {
            synchronized (monitor) {
                lock.lock();
                lock.unlock();
            }
        }, () -> {
            lock.lock();
            synchronized (monitor) {
                lock.unlock();
            }
        });
    }

    @Shows(value = DEADLOCK, primitive = REENTRANT_LOCK, aspect = STUCK)
    public static void anExceptionBeforeUnlockKeepsTheLock() throws Exception {
        var lock = new ReentrantLock();
        Go.Task task = () -> {
            try {
                lock.lock();
                Integer.parseInt("none");
                lock.unlock();
            } catch (NumberFormatException e) {
                Go.check(lock.isLocked());
            }
        };
        Go.together(task, task);
    }

    private static void both(Lock first, Lock second) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }

    @Shows(value = NOTHING_WRONG, primitive = REENTRANT_LOCK, aspect = TIMEOUT)
    public static void aTimedTryLockEndsOnTime() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        Go.together(() -> Go.lasts(5, () -> Go.check(!lock.tryLock(5, TimeUnit.SECONDS))));
    }

    @Shows(value = EXCEPTION, primitive = REENTRANT_LOCK, aspect = TIMEOUT, anyDelay = true)
    public static void aTimedTryLockMayFail() throws Exception {
        var lock = new ReentrantLock();
        Go.Task task = () -> {
            Go.check(lock.tryLock(5, TimeUnit.SECONDS));
            lock.unlock();
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = REENTRANT_LOCK, aspect = INTERRUPT)
    public static void anInterruptEndsLockInterruptibly() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        Go.interrupted(lock::lockInterruptibly);
        lock.unlock();
    }

    @Shows(value = NOTHING_WRONG, primitive = REENTRANT_LOCK, aspect = INTERRUPT)
    public static void anInterruptDoesNotEndALock() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        var victim = Go.start(() -> {
            lock.lock();
            Go.check(Thread.interrupted());
            lock.unlock();
        });
        victim.interrupt();
        lock.unlock();
        victim.join();
    }

    @Shows(value = EXCEPTION, primitive = REENTRANT_LOCK, aspect = MISUSE)
    public static void unlockingAnothersLockThrows() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        Go.together(lock::unlock);
    }

    /// A flag and a condition for it.
    private static final class Gate {
        final Lock lock = new ReentrantLock();
        final Condition opened = lock.newCondition();
        boolean open;

        void open() {
            lock.lock();
            try {
                open = true;
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void pass(Go.Task await) throws Exception {
            lock.lock();
            try {
                while (!open) {
                    await.run();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = CONDITION, aspect = CORRECT,
            edge = "Condition: unlock before the await that reacquires")
    public static void anAwaitSeesWhatCameBeforeTheSignal() throws Exception {
        var gate = new Gate();
        Go.ordered(gate::open, () -> gate.pass(gate.opened::await));
    }

    @Shows(value = NOTHING_WRONG, primitive = CONDITION, aspect = CORRECT)
    public static void everyFormOfAwaitWaits() throws Exception {
        var gate = new Gate();
        var far = new Date(System.currentTimeMillis() + 1_000_000);
        Go.together(() -> gate.pass(gate.opened::awaitUninterruptibly),
                () -> gate.pass(() -> Go.check(gate.opened.awaitNanos(1_000_000_000) > 0)),
                () -> gate.pass(() -> Go.check(gate.opened.awaitUntil(far))), gate::open);
    }

    @Shows(value = DATA_RACE, primitive = CONDITION, aspect = UNSYNCHRONISED)
    public static void testingTheFlagWithoutTheLockRaces() throws Exception {
        var gate = new Gate();
        Go.together(gate::open, () -> {
            if (!gate.open) {
                gate.pass(gate.opened::await);
            }
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = CONDITION, aspect = LOST_SIGNAL)
    public static void aSignalWakesOnlyOneOfTwo() throws Exception {
        var gate = new Gate();
        Go.Task pass = () -> gate.pass(gate.opened::await);
        Go.together(pass, pass, () -> {
            gate.lock.lock();
            gate.open = true;
            gate.opened.signal();
            gate.lock.unlock();
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = CONDITION, aspect = LOST_SIGNAL)
    public static void aSignalOnTheWrongConditionIsLost() throws Exception {
        var gate = new Gate();
        var closed = gate.lock.newCondition();
        Go.together(() -> gate.pass(gate.opened::await), () -> {
            gate.lock.lock();
            gate.open = true;
            closed.signalAll();
            gate.lock.unlock();
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = CONDITION, aspect = LOST_SIGNAL)
    public static void aThreadThatAwaitsForEverAfterMainHasEndedLosesItsWakeUp() {
        var gate = new Gate();
        Go.start(() -> gate.pass(gate.opened::await));
    }

    @Shows(value = LOST_WAKEUP, primitive = CONDITION, aspect = LOST_SIGNAL)
    public static void severalThatAwaitWhatMainWasToSignalLoseTheirWakeUp() throws Exception {
        var gate = new Gate();
        gate.lock.lock();
        gate.opened.signalAll();
        gate.lock.unlock();
        Go.together(() -> gate.pass(gate.opened::await), () -> gate.pass(gate.opened::await));
    }

    @Shows(value = DEADLOCK, primitive = REENTRANT_LOCK, aspect = STUCK)
    public static void aLockThatAnEndedThreadKeepsDeadlocksThoughMainHasEnded() throws Exception {
        var lock = new ReentrantLock();
        Go.start(lock::lock).join();
        Go.start(lock::lock);
    }

    @Shows(value = DEADLOCK, primitive = CONDITION, aspect = STUCK)
    public static void anAwaitThatKeepsAnotherLockDeadlocks() throws Exception {
        var outer = new ReentrantLock();
        var gate = new Gate();
        Go.together(() -> {
            outer.lock();
            gate.pass(gate.opened::await);
            outer.unlock();
        }, () -> {
            outer.lock();
            gate.open();
            outer.unlock();
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = CONDITION, aspect = TIMEOUT)
    public static void everyTimedAwaitEndsOnTime() throws Exception {
        var lock = new ReentrantLock();
        var never = lock.newCondition();
        lock.lock();
        Go.lasts(1, () -> Go.check(!never.await(1, TimeUnit.SECONDS)));
        Go.lasts(2, () -> Go.check(never.awaitNanos(2_000_000_000) <= 0));
        var deadline = new Date(System.currentTimeMillis() + 3_000);
        Go.lasts(3, () -> Go.check(!never.awaitUntil(deadline)));
        lock.unlock();
    }

    @Shows(value = EXCEPTION, primitive = CONDITION, aspect = TIMEOUT, anyDelay = true)
    public static void aTimedAwaitMayEndBeforeTheSignal() throws Exception {
        var gate = new Gate();
        Go.together(gate::open, () -> gate.pass(() -> Go.check(gate.opened.await(1, TimeUnit.SECONDS))));
    }

    @Shows(value = NOTHING_WRONG, primitive = CONDITION, aspect = INTERRUPT)
    public static void anInterruptEndsAnAwait() throws Exception {
        var gate = new Gate();
        Go.interrupted(() -> gate.pass(gate.opened::await));
        Go.check(((ReentrantLock) gate.lock).tryLock());
    }

    @Shows(value = NOTHING_WRONG, primitive = CONDITION, aspect = INTERRUPT)
    public static void anInterruptDoesNotEndAwaitUninterruptibly() throws Exception {
        var gate = new Gate();
        var victim = Go.start(() -> {
            gate.pass(gate.opened::awaitUninterruptibly);
            Go.check(Thread.interrupted() && gate.open);
        });
        victim.interrupt();
        gate.open();
        victim.join();
    }

    @Shows(value = EXCEPTION, primitive = CONDITION, aspect = MISUSE)
    public static void awaitingWithoutTheLockThrows() throws Exception {
        new ReentrantLock().newCondition().await();
    }

    @Shows(value = NOTHING_WRONG, primitive = REENTRANT_LOCK, aspect = CORRECT)
    public static void aSpinnerSeesWhoQueuesForALock() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        var other = Go.start(() -> {
            lock.lock();
            lock.unlock();
        });
        while (!lock.hasQueuedThread(other)) {
            Thread.onSpinWait();
        }
        Go.check(lock.hasQueuedThreads() && lock.getQueueLength() == 1);
        lock.unlock();
        other.join();
        Go.check(!lock.hasQueuedThreads());
    }

    @Shows(value = EXCEPTION, primitive = CONDITION, aspect = MISUSE)
    public static void signallingWithoutTheLockThrows() {
        new ReentrantLock().newCondition().signal();
    }

    @Shows(value = NOTHING_WRONG, primitive = CONDITION, aspect = CORRECT)
    public static void anIfForAWhileSurvivesWithoutSpuriousWakeupsOfACondition() throws Exception {
        ifForWhile();
    }

    @Shows(value = EXCEPTION, primitive = CONDITION, aspect = UNSYNCHRONISED, spuriousWakeups = 1)
    public static void aSpuriousWakeupOfAConditionFindsAnIfForAWhile() throws Exception {
        ifForWhile();
    }

    private static void ifForWhile() throws Exception {
        var gate = new Gate();
        Go.together(gate::open, () -> {
            gate.lock.lock();
            if (!gate.open) {
                gate.opened.await();
            }
            Go.check(gate.open);
            gate.lock.unlock();
        });
    }
}
