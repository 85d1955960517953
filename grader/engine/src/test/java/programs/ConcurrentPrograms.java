package programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import programs.Shows.Result;

/// `java.util.concurrent`, atomics, `VarHandle`, park.
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // wrong on purpose: that is what they show
public class ConcurrentPrograms {

    private static final VarHandle STATE;
    private static final AtomicIntegerFieldUpdater<ConcurrentPrograms> UPDATER = AtomicIntegerFieldUpdater
            .newUpdater(ConcurrentPrograms.class, "state");

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(ConcurrentPrograms.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    volatile int state;
    int value;

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.ATOMIC, aspect = Aspect.CORRECT)
    public static void atomicIncrementsAreNotLost() throws Exception {
        var count = new AtomicInteger();
        Go.together(count::incrementAndGet, count::incrementAndGet);
        Go.check(count.get() == 2);
    }

    @Shows(value = Result.EXCEPTION, primitive = Primitive.ATOMIC, aspect = Aspect.UNSYNCHRONISED)
    public static void getThenSetOfAnAtomicLosesUpdates() throws Exception {
        var count = new AtomicInteger();
        Go.Task task = () -> count.set(count.get() + 1);
        Go.together(task, task);
        Go.check(count.get() == 2);
    }

    private static void guarded(Runnable lock, Runnable unlock) throws Exception {
        var shared = new ConcurrentPrograms();
        Go.Task task = () -> {
            lock.run();
            shared.value++;
            unlock.run();
        };
        Go.together(task, task);
        Go.check(shared.value == 2);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.REENTRANT_LOCK, aspect = Aspect.CORRECT)
    public static void aReentrantLockExcludes() throws Exception {
        var lock = new ReentrantLock();
        guarded(lock::lock, lock::unlock);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.REENTRANT_LOCK, aspect = Aspect.CORRECT)
    public static void aFairLockExcludes() throws Exception {
        var lock = new ReentrantLock(true);
        guarded(lock::lock, lock::unlock);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.READ_WRITE_LOCK, aspect = Aspect.CORRECT)
    public static void aWriteLockExcludes() throws Exception {
        var lock = new ReentrantReadWriteLock();
        guarded(lock.writeLock()::lock, lock.writeLock()::unlock);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SEMAPHORE, aspect = Aspect.CORRECT)
    public static void aBinarySemaphoreExcludes() throws Exception {
        var semaphore = new Semaphore(1);
        guarded(semaphore::acquireUninterruptibly, semaphore::release);
    }

    @Shows(value = Result.DATA_RACE, primitive = Primitive.SEMAPHORE, aspect = Aspect.UNSYNCHRONISED)
    public static void aSemaphoreWithTwoPermitsDoesNotExclude() throws Exception {
        var semaphore = new Semaphore(2);
        guarded(semaphore::acquireUninterruptibly, semaphore::release);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SPIN, aspect = Aspect.CORRECT)
    public static void aSpinLockFromTestAndSetExcludes() throws Exception {
        var held = new AtomicBoolean();
        guarded(() -> {
            while (held.getAndSet(true)) {
                Thread.onSpinWait();
            }
        }, () -> held.set(false));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.VAR_HANDLE, aspect = Aspect.CORRECT)
    public static void aSpinLockFromAVarHandleExcludes() throws Exception {
        var lock = new ConcurrentPrograms();
        guarded(() -> {
            while (!STATE.compareAndSet(lock, 0, 1)) {
                Thread.onSpinWait();
            }
        }, () -> lock.state = 0);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.FIELD_UPDATER, aspect = Aspect.CORRECT)
    public static void aSpinLockFromAFieldUpdaterExcludes() throws Exception {
        var lock = new ConcurrentPrograms();
        guarded(() -> {
            while (!UPDATER.compareAndSet(lock, 0, 1)) {
                Thread.onSpinWait();
            }
        }, () -> UPDATER.set(lock, 0));
    }

    @Shows(value = Result.LIVELOCK, primitive = Primitive.SPIN, aspect = Aspect.STUCK)
    public static void aSpinLockThatIsNeverFreedLivelocks() throws Exception {
        var held = new AtomicBoolean();
        Go.Task task = () -> {
            while (held.getAndSet(true)) {
                Thread.onSpinWait();
            }
        };
        Go.together(task, task);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.LOCK_SUPPORT, aspect = Aspect.CORRECT)
    public static void aFirstInFirstOutMutexFromParkExcludes() throws Exception {
        Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
        var held = new AtomicBoolean();
        guarded(() -> {
            waiting.add(Thread.currentThread());
            while (waiting.peek() != Thread.currentThread() || !held.compareAndSet(false, true)) {
                LockSupport.park(held);
            }
            waiting.remove();
        }, () -> {
            held.set(false);
            LockSupport.unpark(waiting.peek());
        });
    }

    @Shows(value = Result.DEADLOCK, primitive = Primitive.REENTRANT_LOCK, aspect = Aspect.STUCK)
    public static void locksTakenInOppositeOrderDeadlock() throws Exception {
        var one = new ReentrantLock();
        var other = new ReentrantLock();
        Go.together(() -> both(one, other), () -> both(other, one));
    }

    private static void both(Lock first, Lock second) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }

    @Shows(value = Result.LOST_WAKEUP, primitive = Primitive.CONDITION, aspect = Aspect.LOST_SIGNAL)
    public static void aSignalBeforeTheAwaitIsLost() throws Exception {
        var lock = new ReentrantLock();
        var condition = lock.newCondition();
        Go.together(() -> {
            lock.lock();
            condition.await();
            lock.unlock();
        }, () -> {
            lock.lock();
            condition.signal();
            lock.unlock();
        });
    }

    /// A buffer for one element.
    private static final class Buffer {
        private final Lock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final ArrayDeque<Integer> items = new ArrayDeque<>();

        void put(int item) throws InterruptedException {
            lock.lock();
            try {
                while (!items.isEmpty()) {
                    changed.await();
                }
                items.add(item);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        int take() throws InterruptedException {
            lock.lock();
            try {
                while (items.isEmpty()) {
                    changed.await();
                }
                changed.signalAll();
                return items.remove();
            } finally {
                lock.unlock();
            }
        }
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.CONDITION, aspect = Aspect.CORRECT)
    public static void aBufferWithAConditionHandsOver() throws Exception {
        var buffer = new Buffer();
        Go.together(() -> buffer.put(1), () -> buffer.put(2), () -> Go.check(buffer.take() + buffer.take() == 3));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.ARRAY_QUEUE, aspect = Aspect.CORRECT)
    public static void aBlockingQueueHandsOver() throws Exception {
        var queue = new ArrayBlockingQueue<ConcurrentPrograms>(1);
        Go.together(() -> {
            var made = new ConcurrentPrograms();
            made.value = 4;
            queue.put(made);
        }, () -> Go.check(queue.take().value == 4));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.LATCH, aspect = Aspect.CORRECT)
    public static void aLatchOrdersWhatCameBefore() throws Exception {
        var latch = new CountDownLatch(1);
        var shared = new ConcurrentPrograms();
        Go.together(() -> {
            shared.value = 1;
            latch.countDown();
        }, () -> {
            latch.await();
            Go.check(shared.value == 1);
        });
    }

    @Shows(value = Result.DEADLOCK, primitive = Primitive.BARRIER, aspect = Aspect.STUCK)
    public static void aBarrierForThreeNeverOpensForTwo() throws Exception {
        var barrier = new CyclicBarrier(3);
        Go.together(barrier::await, barrier::await);
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SEMAPHORE, aspect = Aspect.TIMEOUT)
    public static void aTimedAcquireEndsOnTime() throws Exception {
        var semaphore = new Semaphore(0);
        var begun = System.nanoTime();
        Go.check(!semaphore.tryAcquire(10, TimeUnit.SECONDS));
        Go.check(System.nanoTime() - begun == 10_000_000_000L);
    }

    @Shows(value = Result.EXCEPTION, primitive = Primitive.SEMAPHORE, aspect = Aspect.TIMEOUT, anyDelay = true)
    public static void aTimerMayFireThoughOthersCanRun() throws Exception {
        var semaphore = new Semaphore(0);
        Go.together(semaphore::release, () -> Go.check(semaphore.tryAcquire(10, TimeUnit.SECONDS)));
    }

    @Shows(value = Result.NOTHING_WRONG, primitive = Primitive.SEMAPHORE, aspect = Aspect.TIMEOUT)
    public static void anIdealTimerFiresLast() throws Exception {
        var semaphore = new Semaphore(0);
        Go.together(semaphore::release, () -> Go.check(semaphore.tryAcquire(10, TimeUnit.SECONDS)));
    }
}
