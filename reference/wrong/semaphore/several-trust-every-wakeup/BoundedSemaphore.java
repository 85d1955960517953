package semaphore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import semaphore.contract.Semaphore;

/// A semaphore that hands permits over: who gives some back takes them from the count again for those who wait.
///
/// Thread safety: `lock` guards `available`, `waiting` and the fields of every waiter.
public final class BoundedSemaphore implements Semaphore {

    private static final class Waiter {
        final int wanted;
        final Condition turn;
        boolean served;

        Waiter(int wanted, Condition turn) {
            this.wanted = wanted;
            this.turn = turn;
        }
    }

    private final Lock lock = new ReentrantLock();
    private final List<Waiter> waiting = new ArrayList<>();
    private final int bound;
    private final boolean fair;
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
        this.fair = fair;
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
            if (takeNow(n)) {
                return;
            }
            var me = join(n);
            try {
                while (!me.served) {
                    me.turn.await(); // BUG
                    if (n > 1) {
                        break; // BUG
                    }
                }
            } catch (InterruptedException e) {
                if (!me.served) {
                    leave(me);
                    throw e;
                }
                Thread.currentThread().interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean tryAcquire() {
        lock.lock();
        try {
            return takeNow(1);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        var left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            if (takeNow(1)) {
                return true;
            }
            var me = join(1);
            try {
                while (!me.served && left > 0) {
                    left = me.turn.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                if (!me.served) {
                    leave(me);
                    throw e;
                }
                Thread.currentThread().interrupt();
            }
            if (!me.served) {
                leave(me);
            }
            return me.served;
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
            serve();
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

    private boolean takeNow(int n) {
        if (available < n || fair && !waiting.isEmpty()) {
            return false;
        }
        available -= n;
        return true;
    }

    private Waiter join(int n) {
        var me = new Waiter(n, lock.newCondition());
        waiting.add(me);
        return me;
    }

    private void leave(Waiter me) {
        waiting.remove(me);
        serve();
    }

    /// Hands over what there is: in order of arrival if fair, else to all who can use it.
    private void serve() {
        for (var next = waiting.iterator(); next.hasNext();) {
            var waiter = next.next();
            if (waiter.wanted <= available) {
                available -= waiter.wanted;
                waiter.served = true;
                waiter.turn.signal();
                next.remove();
            } else if (fair) {
                return;
            }
        }
    }
}
