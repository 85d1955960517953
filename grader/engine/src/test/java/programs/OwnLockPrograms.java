package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.LOCK_SUPPORT;
import static programs.Primitive.OWN_SYNCHRONIZER;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Synchronisers that a program makes itself, from `LockSupport`, from `AbstractQueuedSynchronizer`, by inheritance.
@SuppressWarnings("LockNotBeforeTry") // wrong on purpose, or short
public class OwnLockPrograms {

    volatile boolean ready;

    @Shows(value = NOTHING_WRONG, primitive = LOCK_SUPPORT, aspect = CORRECT)
    public static void aPermitGivenBeforeParkIsKept() throws Exception {
        LockSupport.unpark(Thread.currentThread());
        LockSupport.unpark(Thread.currentThread());
        Go.lasts(0, LockSupport::park);
        Go.lasts(1, () -> LockSupport.parkNanos(1_000_000_000));
    }

    @Shows(value = NOTHING_WRONG, primitive = LOCK_SUPPORT, aspect = CORRECT, spuriousWakeups = 1)
    public static void parkingInALoopBearsSpuriousWakeups() throws Exception {
        var shared = new OwnLockPrograms();
        var plain = new Box();
        var waiter = Go.start(() -> {
            while (!shared.ready) {
                LockSupport.park(shared);
            }
            Go.check(plain.value == 1);
        });
        plain.value = 1;
        shared.ready = true;
        LockSupport.unpark(waiter);
        waiter.join();
    }

    @Shows(value = EXCEPTION, primitive = LOCK_SUPPORT, aspect = UNSYNCHRONISED, spuriousWakeups = 1)
    public static void parkingWithoutALoopDoesNot() throws Exception {
        var shared = new OwnLockPrograms();
        var waiter = Go.start(() -> {
            LockSupport.park();
            Go.check(shared.ready);
        });
        shared.ready = true;
        LockSupport.unpark(waiter);
        waiter.join();
    }

    @Shows(value = DATA_RACE, primitive = LOCK_SUPPORT, aspect = UNSYNCHRONISED, spuriousWakeups = 1)
    public static void aSpuriousWakeupOfParkOrdersNothing() throws Exception {
        var plain = new Box();
        var waiter = Go.start(() -> {
            LockSupport.park();
            Go.check(plain.value < 2);
        });
        plain.value = 1;
        LockSupport.unpark(waiter);
        waiter.join();
    }

    @Shows(value = LOST_WAKEUP, primitive = LOCK_SUPPORT, aspect = LOST_SIGNAL)
    public static void twoUnparksGiveOnePermit() throws Exception {
        var waiter = Go.start(() -> {
            LockSupport.park();
            LockSupport.park();
        });
        LockSupport.unpark(waiter);
        LockSupport.unpark(waiter);
        waiter.join();
    }

    @Shows(value = LOST_WAKEUP, primitive = LOCK_SUPPORT, aspect = LOST_SIGNAL)
    public static void anUnparkBeforeTheStartIsLost() throws Exception {
        var waiter = new Thread(LockSupport::park);
        LockSupport.unpark(waiter);
        waiter.start();
        waiter.join();
    }

    @Shows(value = DEADLOCK, primitive = LOCK_SUPPORT, aspect = STUCK)
    public static void threadsThatWaitForEachOthersUnparkDeadlock() throws Exception {
        var threads = new Thread[2];
        threads[0] = new Thread(() -> parkThenUnpark(threads[1]));
        threads[1] = new Thread(() -> parkThenUnpark(threads[0]));
        threads[0].start();
        threads[1].start();
        threads[0].join();
        threads[1].join();
    }

    private static void parkThenUnpark(Thread other) {
        LockSupport.park();
        LockSupport.unpark(other);
    }

    @Shows(value = NOTHING_WRONG, primitive = LOCK_SUPPORT, aspect = TIMEOUT)
    public static void timedParksEndOnTime() throws Exception {
        Go.lasts(1, () -> LockSupport.parkNanos(1_000_000_000));
        Go.lasts(2, () -> LockSupport.parkNanos("blocker", 2_000_000_000));
        Go.lasts(3, () -> LockSupport.parkUntil(System.currentTimeMillis() + 3_000));
        Go.lasts(0, () -> LockSupport.parkNanos(0));
        Go.lasts(0, () -> LockSupport.parkUntil("blocker", System.currentTimeMillis() - 1));
    }

    @Shows(value = NOTHING_WRONG, primitive = LOCK_SUPPORT, aspect = INTERRUPT)
    public static void anInterruptEndsAParkAndStays() throws Exception {
        var plain = new Box();
        var waiter = Go.start(() -> {
            LockSupport.park();
            LockSupport.park();
            Go.check(Thread.interrupted() && plain.value == 1);
        });
        plain.value = 1;
        waiter.interrupt();
        waiter.join();
    }

    /// The mutex of the Javadoc of `AbstractQueuedSynchronizer`.
    private static final class Mutex extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int ignored) {
            if (compareAndSetState(0, 1)) {
                setExclusiveOwnerThread(Thread.currentThread());
                return true;
            }
            return false;
        }

        @Override
        protected boolean tryRelease(int ignored) {
            if (getExclusiveOwnerThread() != Thread.currentThread()) {
                throw new IllegalMonitorStateException();
            }
            setExclusiveOwnerThread(null);
            setState(0);
            return true;
        }
    }

    /// The latch of the same.
    private static final class Latch extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected int tryAcquireShared(int ignored) {
            return getState() == 0 ? -1 : 1;
        }

        @Override
        protected boolean tryReleaseShared(int ignored) {
            setState(1);
            return true;
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = OWN_SYNCHRONIZER, aspect = CORRECT,
            edge = "AbstractQueuedSynchronizer release before acquire")
    public static void aMutexOfOnesOwnExcludes() throws Exception {
        var mutex = new Mutex();
        Go.guarded(() -> mutex.acquire(1), () -> mutex.release(1));
    }

    @Shows(value = NOTHING_WRONG, primitive = OWN_SYNCHRONIZER, aspect = CORRECT,
            edge = "AbstractQueuedSynchronizer releaseShared before acquireShared")
    public static void aLatchOfOnesOwnOrders() throws Exception {
        var latch = new Latch();
        Go.ordered(() -> latch.releaseShared(1), () -> latch.acquireShared(1));
    }

    @Shows(value = DATA_RACE, primitive = OWN_SYNCHRONIZER, aspect = UNSYNCHRONISED)
    public static void aLatchOfOnesOwnThatIsPassedByRaces() throws Exception {
        var latch = new Latch();
        var shared = new Box();
        Go.together(() -> {
            shared.value = 1;
            latch.releaseShared(1);
        }, () -> {
            latch.tryAcquireSharedNanos(1, 0);
            Go.check(shared.value < 2);
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = OWN_SYNCHRONIZER, aspect = LOST_SIGNAL)
    public static void aLatchOfOnesOwnThatIsNeverReleasedHolds() throws Exception {
        var latch = new Latch();
        Go.together(() -> latch.acquireShared(1));
    }

    @Shows(value = DEADLOCK, primitive = OWN_SYNCHRONIZER, aspect = STUCK)
    public static void mutexesInOppositeOrderDeadlock() throws Exception {
        var one = new Mutex();
        var other = new Mutex();
        Go.together(() -> {
            one.acquire(1);
            other.acquire(1);
        }, () -> {
            other.acquire(1);
            one.acquire(1);
        }, () -> {
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = OWN_SYNCHRONIZER, aspect = TIMEOUT)
    public static void aTimedAcquireOfOnesOwnEndsOnTime() throws Exception {
        var mutex = new Mutex();
        mutex.acquire(1);
        Go.together(() -> Go.lasts(2, () -> Go.check(!mutex.tryAcquireNanos(1, 2_000_000_000))));
    }

    @Shows(value = NOTHING_WRONG, primitive = OWN_SYNCHRONIZER, aspect = INTERRUPT)
    public static void anInterruptEndsAnAcquireOfOnesOwn() throws Exception {
        var mutex = new Mutex();
        mutex.acquire(1);
        Go.interrupted(() -> mutex.acquireInterruptibly(1));
    }

    @Shows(value = EXCEPTION, primitive = OWN_SYNCHRONIZER, aspect = MISUSE)
    public static void releasingAnothersMutexThrows() throws Exception {
        var mutex = new Mutex();
        mutex.acquire(1);
        Go.together(() -> mutex.release(1));
    }

    /// A lock that counts, by overriding.
    private static final class Counting extends ReentrantLock {
        private static final long serialVersionUID = 1;
        int taken;

        @Override
        public void lock() {
            super.lock();
            taken++;
        }

        @Override
        public void unlock() {
            taken--;
            super.unlock();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = OWN_SYNCHRONIZER, aspect = CORRECT,
            edge = "a subclass's super.unlock before super.lock")
    public static void aSubclassOfALockExcludes() throws Exception {
        var lock = new Counting();
        var shared = new Box();
        Go.Task task = () -> {
            lock.lock();
            shared.value++;
            lock.unlock();
        };
        Go.together(task, task);
        Go.check(shared.value == 2 && lock.taken == 0);
    }

    /// A lock that says of itself who holds it, which is a step of the program's own.
    private static final class Told extends ReentrantLock {
        private static final long serialVersionUID = 1;
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        protected Thread getOwner() {
            asked.incrementAndGet();
            return null;
        }

        @Override
        public boolean isHeldByCurrentThread() {
            asked.incrementAndGet();
            return super.isHeldByCurrentThread();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = OWN_SYNCHRONIZER, aspect = CORRECT)
    public static void nobodyButTheProgramAsksALockOfItsOwn() throws Exception {
        var lock = new Told();
        var condition = lock.newCondition();
        var open = new AtomicBoolean();
        Go.together(() -> {
            lock.lock();
            while (!open.get()) {
                condition.await();
            }
            lock.unlock();
        }, () -> {
            lock.lock();
            open.set(true);
            condition.signalAll();
            lock.unlock();
        });
        Go.check(lock.asked.get() == 0);
    }

    /// A mutex whose threads meet at a condition, and which counts how often it is asked whether it is held.
    private static final class Meeting extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        protected boolean tryAcquire(int one) {
            return compareAndSetState(0, one);
        }

        @Override
        protected boolean tryRelease(int one) {
            setState(0);
            return true;
        }

        @Override
        protected boolean isHeldExclusively() {
            asked.incrementAndGet();
            return getState() == 1;
        }

        ConditionObject newCondition() {
            return new ConditionObject();
        }
    }

    /// Tells somebody who waits at a condition of the mutex, or is about to.
    private static void tells(Meeting mutex, Go.Task wait, Go.Task tell, AtomicBoolean open) throws Exception {
        Go.together(() -> {
            mutex.acquire(1);
            while (!open.get()) {
                wait.run();
            }
            mutex.release(1);
        }, () -> {
            mutex.acquire(1);
            open.set(true);
            tell.run();
            mutex.release(1);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = OWN_SYNCHRONIZER, aspect = CORRECT)
    public static void aConditionOfOnesOwnMutexIsTold() throws Exception {
        var mutex = new Meeting();
        var condition = mutex.newCondition();
        tells(mutex, condition::await, condition::signalAll, new AtomicBoolean());
        Go.check(mutex.asked.get() <= 2); // by each call, and by nobody who tells of it
    }

    @Shows(value = LOST_WAKEUP, primitive = OWN_SYNCHRONIZER, aspect = LOST_SIGNAL)
    public static void aConditionOfOnesOwnMutexThatNobodyTellsHolds() throws Exception {
        var mutex = new Meeting();
        var condition = mutex.newCondition();
        var other = mutex.newCondition();
        tells(mutex, condition::await, other::signalAll, new AtomicBoolean());
    }

    /// A thread that interrupts by more than the status.
    private static final class Stoppable extends Thread {
        private final AtomicBoolean stopped = new AtomicBoolean();

        @Override
        public void run() {
            while (!stopped.get()) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }

        @Override
        public void interrupt() {
            stopped.set(true);
            super.interrupt();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = LOCK_SUPPORT, aspect = INTERRUPT)
    public static void anOverriddenInterruptIsCalled() throws Exception {
        var thread = new Stoppable();
        thread.start();
        thread.interrupt();
        thread.join();
        Go.check(thread.stopped.get());
    }
}
