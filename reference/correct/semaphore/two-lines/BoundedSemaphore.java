package semaphore;

import java.util.concurrent.TimeUnit;

import semaphore.contract.Semaphore;

/// A semaphore from one monitor and a line, which says who may go first.
///
/// Thread safety: this object's monitor guards `available` and all that `line` holds. Each change wakes all who wait.
public final class BoundedSemaphore implements Semaphore {

    private static final long FOR_EVER = Long.MAX_VALUE;

    private final int bound;
    private final Line line;
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
        this.available = permits;
        this.line = fair ? new Line.Numbered() : new Line.Crowd();
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
        take(n, FOR_EVER);
    }

    @Override
    public synchronized boolean tryAcquire() {
        var mayGo = available >= 1 && line.admitsNewcomer();
        if (mayGo) {
            available--;
        }
        return mayGo;
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        return take(1, unit.toNanos(timeout));
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
        if (n > bound - available) {
            throw new IllegalStateException("cannot give back " + n + ", taken are " + (bound - available));
        }
        available += n;
        notifyAll();
    }

    @Override
    public synchronized int availablePermits() {
        return available;
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

    private synchronized boolean take(int n, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var start = System.nanoTime();
        var number = line.join();
        try {
            while (available < n || !line.admits(number)) {
                if (nanos == FOR_EVER) {
                    wait();
                    continue;
                }
                var left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            available -= n;
            return true;
        } finally {
            line.leave(number);
            notifyAll();
        }
    }
}
