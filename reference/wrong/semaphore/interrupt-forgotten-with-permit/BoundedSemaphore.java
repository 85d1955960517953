package semaphore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import semaphore.contract.Semaphore;
public class BoundedSemaphore implements Semaphore {
    private final class Waiter {
        final int wanted;
        final Condition turn = lock.newCondition();
        boolean served;
        Waiter(int wanted) { this.wanted = wanted; }
    }
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private final int bound;
    private final boolean fair;
    private int free;
    public BoundedSemaphore(int permits) { this(permits, false); }
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) throw new IllegalArgumentException();
        this.bound = permits;
        this.free = permits;
        this.fair = fair;
    }
    @Override public void acquire() throws InterruptedException { acquire(1); }
    @Override public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) throw new IllegalArgumentException();
        take(n, false, 0);
    }
    private boolean take(int n, boolean timed, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (Thread.interrupted()) throw new InterruptedException();
            if (free >= n && (!fair || queue.isEmpty())) {
                free -= n;
                return true;
            }
            if (timed && nanos <= 0) return false;
            Waiter me = new Waiter(n);
            queue.addLast(me);
            try {
                while (!me.served) {
                    if (!timed) {
                        me.turn.await();
                    } else {
                        if (nanos <= 0) return false;
                        nanos = me.turn.awaitNanos(nanos);
                    }
                }
                return true;
            } catch (InterruptedException e) {
                if (me.served) {
                    return true; // BUG
                }
                throw e;
            } finally {
                if (!me.served) {
                    queue.remove(me);
                    serve();
                }
            }
        } finally {
            lock.unlock();
        }
    }
    /** Hands permits to whoever can go. */
    private void serve() {
        Iterator<Waiter> it = queue.iterator();
        while (it.hasNext()) {
            Waiter w = it.next();
            if (w.wanted <= free) {
                free -= w.wanted;
                w.served = true;
                it.remove();
                w.turn.signal();
            } else if (fair) {
                return;
            }
        }
    }
    @Override public boolean tryAcquire() {
        lock.lock();
        try {
            if (free == 0 || fair && !queue.isEmpty()) return false;
            free--;
            return true;
        } finally {
            lock.unlock();
        }
    }
    @Override public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        return take(1, true, unit.toNanos(timeout));
    }
    @Override public void release() { release(1); }
    @Override public void release(int n) {
        if (n < 1) throw new IllegalArgumentException();
        lock.lock();
        try {
            if (n > bound - free) throw new IllegalStateException();
            free += n;
            serve();
        } finally {
            lock.unlock();
        }
    }
    @Override public int availablePermits() {
        lock.lock();
        try { return free; } finally { lock.unlock(); }
    }
    @Override public void withPermit(Runnable action) throws InterruptedException {
        acquire();
        try { action.run(); } finally { release(); }
    }
}
