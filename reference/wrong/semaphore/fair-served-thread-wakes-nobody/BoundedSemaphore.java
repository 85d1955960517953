package semaphore;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import semaphore.contract.Semaphore;

/// A semaphore without locks: an atomic count, a queue of parked threads, and only the head of the queue tries to take.
///
/// Thread safety: both fields that change are atomic by themselves.
public final class BoundedSemaphore implements Semaphore {

    private final int bound;
    private final boolean fair;
    private final AtomicInteger available;
    private final Queue<Waiter> waiting = new ConcurrentLinkedQueue<>();

    /// One call that waits.
    private static final class Waiter {
        final Thread thread = Thread.currentThread();
    }

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
        this.fair = fair;
        this.available = new AtomicInteger(permits);
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
        if (takeNow(n)) {
            return;
        }
        var me = new Waiter();
        waiting.add(me);
        try {
            while (waiting.peek() != me || !take(n)) {
                LockSupport.park(this);
                failIfInterrupted();
            }
        } catch (InterruptedException e) {
            leave(me);
            throw e;
        }
        waiting.remove(me); // BUG
        if (!fair) { // BUG
            wakeHead();
        }
    }

    @Override
    public boolean tryAcquire() {
        return takeNow(1);
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        var deadline = System.nanoTime() + unit.toNanos(timeout);
        failIfInterrupted();
        if (takeNow(1)) {
            return true;
        }
        var me = new Waiter();
        waiting.add(me);
        try {
            while (waiting.peek() != me || !take(1)) {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, left);
                failIfInterrupted();
            }
            return true;
        } finally {
            leave(me);
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
        int now;
        do {
            now = available.get();
            if (n > bound - now) {
                throw new IllegalStateException("cannot give back " + n + ", taken are " + (bound - now));
            }
        } while (!available.compareAndSet(now, now + n));
        wakeHead();
    }

    @Override
    public int availablePermits() {
        return available.get();
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

    private boolean takeNow(int n) {
        return (!fair || waiting.isEmpty()) && take(n);
    }

    private boolean take(int n) {
        int now;
        do {
            now = available.get();
            if (now < n) {
                return false;
            }
        } while (!available.compareAndSet(now, now - n));
        return true;
    }

    private void leave(Waiter me) {
        waiting.remove(me); // BUG
        wakeHead();
    }

    private void wakeHead() {
        var head = waiting.peek();
        if (head != null) {
            LockSupport.unpark(head.thread);
        }
    }

    private static void failIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
