package semaphore;
import java.util.Vector;
import java.util.concurrent.TimeUnit;
import semaphore.contract.Semaphore;
public class BoundedSemaphore extends Waitable<Thread> implements Semaphore {
    private final Vector<Thread> threads = new Vector<>();
    private final int bound; private final boolean fair; private int free;
    public BoundedSemaphore(int permits) { this(permits, false); }
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) throw new IllegalArgumentException("" + permits);
        bound = free = permits; this.fair = fair;
    }
    @Override protected Thread arrive() { Thread t = Thread.currentThread(); threads.add(t); return t; }
    @Override protected boolean ready(Thread t, int n) { return free >= n && (!fair || threads.firstElement() == t); }
    @Override protected void took(int n) { free -= n; }
    @Override protected void gone(Thread t) { threads.remove(t); }
    @Override public void acquire() throws InterruptedException { await(1, 0, true); }
    @Override public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) throw new IllegalArgumentException("" + n);
        await(n, 0, true);
    }
    @Override public synchronized boolean tryAcquire() {
        if (free < 1 || fair && !threads.isEmpty()) return false;
        free--;
        return true;
    }
    @Override public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException { return await(1, unit.toNanos(timeout), false); }
    @Override public void release() { release(1); }
    @Override public synchronized void release(int n) {
        if (n < 1) throw new IllegalArgumentException("" + n);
        if (n > bound - free) throw new IllegalStateException("" + n);
        free += n;
        notifyAll();
    }
    @Override public synchronized int availablePermits() { return free; }
    @Override public void withPermit(Runnable action) throws InterruptedException {
        acquire();
        try { action.run(); } finally { release(); }
    }
}
