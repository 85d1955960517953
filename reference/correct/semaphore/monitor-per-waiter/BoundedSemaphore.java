package semaphore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import semaphore.contract.Semaphore;

/// A semaphore that is always fair, asked to be or not: permits are handed over in order of arrival, and each thread
/// waits on a monitor of its own, so that a wake-up reaches exactly whom it is for.
///
/// Thread safety: this object's monitor guards `available` and `waiting`; a waiter's monitor guards whether it has been
/// served. Locks are taken in this order: semaphore, waiter. A waiter is in `waiting` exactly as long as it has not been
/// served and has not left.
public final class BoundedSemaphore implements Semaphore {

    private final int bound;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int available;

    private static final class Waiter {
        private final int wanted;
        private boolean served;

        Waiter(int wanted) {
            this.wanted = wanted;
        }

        synchronized void serve() {
            served = true;
            notifyAll();
        }

        synchronized void awaitService() throws InterruptedException {
            while (!served) {
                wait();
            }
        }

        synchronized void awaitService(long deadline) throws InterruptedException {
            var left = deadline - System.nanoTime();
            while (!served && left > 0) {
                wait(left / 1_000_000 + 1); // rounded up: late by a millisecond at most, never early
                left = deadline - System.nanoTime();
            }
        }
    }

    /// A semaphore that serves in order of arrival.
    public BoundedSemaphore(int permits) {
        this(permits, true);
    }

    /// A semaphore that serves in order of arrival.
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) {
            throw new IllegalArgumentException("a semaphore needs a permit, not " + permits);
        }
        this.bound = permits;
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
        failIfInterrupted();
        var me = arrive(n);
        try {
            me.awaitService();
        } catch (InterruptedException e) {
            if (leave(me)) {
                throw e;
            }
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean tryAcquire() {
        if (available < 1 || !waiting.isEmpty()) {
            return false;
        }
        available--;
        return true;
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        var deadline = System.nanoTime() + unit.toNanos(timeout);
        failIfInterrupted();
        var me = arrive(1);
        try {
            me.awaitService(deadline);
            return !leave(me);
        } catch (InterruptedException e) {
            if (leave(me)) {
                throw e;
            }
            Thread.currentThread().interrupt();
            return true;
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
        serve();
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

    private synchronized Waiter arrive(int n) {
        var me = new Waiter(n);
        waiting.addLast(me);
        serve();
        return me;
    }

    /// Leaves the queue, and says whether the thread was still in it: if not, it has been served.
    private synchronized boolean leave(Waiter me) {
        var waited = waiting.remove(me);
        serve();
        return waited;
    }

    /// Hands permits to the head of the queue as far as they go.
    private synchronized void serve() {
        while (!waiting.isEmpty() && waiting.peekFirst().wanted <= available) {
            var head = waiting.removeFirst();
            available -= head.wanted;
            head.serve();
        }
    }

    private static void failIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
