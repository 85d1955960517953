package semaphore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import semaphore.contract.Semaphore;

/// A semaphore from one monitor and a queue of who waits.
///
/// A thread that wants permits joins the end of the queue, waits until it may take them, and leaves the queue. Each
/// change (permits came back, somebody left the queue) wakes all who wait, and each looks for itself whether it may go
/// now. That wakes more threads than can go, but it never wakes too few: no wake-up can be lost, whoever times out, is
/// interrupted, or wants more than there is.
///
/// Thread safety: `available` and `waiting` are read and written only by threads that hold this object's monitor; the
/// other fields are final. While the monitor is free, `0 <= available <= bound` and `waiting` holds one ticket for each
/// thread inside `wait`, in order of arrival.
public final class BoundedSemaphore implements Semaphore {

    private final int bound;
    private final boolean fair;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private int available;

    /// A semaphore that promises no order.
    public BoundedSemaphore(int permits) {
        this(checked(permits), false);
    }

    /// A semaphore that serves in order of arrival if it is fair.
    public BoundedSemaphore(int permits, boolean fair) {
        this.bound = permits; // BUG
        this.fair = fair;
        this.available = permits; // BUG
    }

    private static int checked(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("a semaphore needs a permit, not " + permits);
        }
        return permits;
    }

    @Override
    public void acquire() throws InterruptedException {
        acquire(1);
    }

    @Override
    public synchronized void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) {
            throw new IllegalArgumentException("cannot take " + n + " of " + bound);
        }
        var ticket = arrive();
        try {
            while (!mayTake(n, ticket)) {
                wait();
            }
            available -= n;
        } finally {
            leave(ticket);
        }
    }

    @Override
    public synchronized boolean tryAcquire() {
        if (available < 1 || fair && !waiting.isEmpty()) {
            return false;
        }
        available--;
        return true;
    }

    @Override
    public synchronized boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        var deadline = System.nanoTime() + unit.toNanos(timeout);
        var ticket = arrive();
        try {
            while (!mayTake(1, ticket)) {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            available--;
            return true;
        } finally {
            leave(ticket);
        }
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

    private Object arrive() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var ticket = new Object();
        waiting.addLast(ticket);
        return ticket;
    }

    private boolean mayTake(int n, Object ticket) {
        return available >= n && (!fair || waiting.peekFirst() == ticket);
    }

    /// Leaves the queue, served or not: who stood behind may be able to go now.
    private void leave(Object ticket) {
        waiting.remove(ticket);
        notifyAll();
    }
}
