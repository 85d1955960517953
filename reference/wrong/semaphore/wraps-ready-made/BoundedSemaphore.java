package semaphore;

import java.util.concurrent.TimeUnit;

import semaphore.contract.Semaphore;

/// A bound around a semaphore that is there already.
///
/// Thread safety: `permits` looks after itself. Releases exclude each other, so that no other raises the count between
/// the test and the release; an acquire in between only lowers it.
public final class BoundedSemaphore implements Semaphore {

    private final int bound;
    private final java.util.concurrent.Semaphore permits; // BUG

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
        this.permits = new java.util.concurrent.Semaphore(permits, fair); // BUG
    }

    @Override
    public void acquire() throws InterruptedException {
        permits.acquire();
    }

    @Override
    public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) {
            throw new IllegalArgumentException("cannot take " + n + " of " + bound);
        }
        permits.acquire(n);
    }

    @Override
    public boolean tryAcquire() {
        return !(permits.isFair() && permits.hasQueuedThreads()) && permits.tryAcquire();
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        return permits.tryAcquire(timeout, unit);
    }

    @Override
    public void release() {
        release(1);
    }

    @Override
    public synchronized void release(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("cannot give back " + n);
        }
        if (n > bound - permits.availablePermits()) {
            throw new IllegalStateException("cannot give back " + n);
        }
        permits.release(n);
    }

    @Override
    public int availablePermits() {
        return permits.availablePermits();
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
