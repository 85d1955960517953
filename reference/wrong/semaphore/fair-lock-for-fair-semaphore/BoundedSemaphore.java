package semaphore;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import semaphore.contract.Semaphore;

/// A semaphore from a lock and a condition; the lock is fair where the semaphore is.
///
/// Thread safety: `lock` guards `available`.
public final class BoundedSemaphore implements Semaphore {

    private final int bound;
    private final ReentrantLock lock;
    private final Condition changed;
    private int available;

    /// A semaphore that promises no order.
    public BoundedSemaphore(int permits) {
        this(permits, false);
    }

    /// A semaphore that serves in order of arrival if it is fair.
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) {
            throw new IllegalArgumentException("a semaphore needs a permit, not " + permits);
        }
        this.bound = permits;
        this.lock = new ReentrantLock(fair); // BUG
        this.changed = lock.newCondition();
        this.available = permits;
    }

    @Override
    public void acquire() throws InterruptedException {
        acquire(1);
    }

    @Override
    public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) {
            throw new IllegalArgumentException("cannot take " + n + " of " + bound);
        }
        lock.lockInterruptibly();
        try {
            while (available < n) { // BUG
                changed.await();
            }
            available -= n;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean tryAcquire() {
        lock.lock();
        try {
            if (available < 1 || lock.isFair() && lock.hasWaiters(changed)) {
                return false;
            }
            available--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        var left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (available < 1 || lock.isFair() && left <= 0 && lock.hasWaiters(changed)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            available--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release() {
        release(1);
    }

    @Override
    public void release(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("cannot give back " + n);
        }
        lock.lock();
        try {
            if (n > bound - available) {
                throw new IllegalStateException("cannot give back " + n + ", taken are " + (bound - available));
            }
            available += n;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int availablePermits() {
        lock.lock();
        try {
            return available;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void withPermit(Runnable action) throws InterruptedException {
        acquire();
        try {
            action.run();
        } finally {
            release();
        }
    }
}
