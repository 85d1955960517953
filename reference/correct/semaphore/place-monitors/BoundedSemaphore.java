package semaphore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import semaphore.contract.Semaphore;
/** A monitor per waiter, hand-off, nested in the monitor of the semaphore only in this order. */
public class BoundedSemaphore implements Semaphore {
    private static class Place {
        final int n;
        private boolean served, left;
        Place(int n) { this.n = n; }
        synchronized boolean serve() { if (left) return false; served = true; notify(); return true; }
        synchronized boolean abandon() { if (served) return false; left = true; return true; }
        synchronized void sleep() throws InterruptedException { while (!served) wait(); }
        synchronized boolean sleep(long nanos) throws InterruptedException {
            long end = System.nanoTime() + nanos;
            while (!served) {
                long rest = end - System.nanoTime();
                if (rest <= 0) return false;
                wait(rest / 1000000, (int) (rest % 1000000));
            }
            return true;
        }
    }
    private final List<Place> places = new ArrayList<>();
    private final int bound;
    private final boolean fair;
    private int free;
    public BoundedSemaphore(int permits) { this(permits, false); }
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) throw new IllegalArgumentException();
        this.bound = permits; this.free = permits; this.fair = fair;
    }
    @Override public void acquire() throws InterruptedException { acquire(1); }
    @Override public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) throw new IllegalArgumentException();
        Place p = enter(n);
        if (p == null) return;
        try { p.sleep(); } catch (InterruptedException e) { if (leave(p)) throw e; Thread.currentThread().interrupt(); }
    }
    private synchronized Place enter(int n) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        if (n <= free && (!fair || places.isEmpty())) { free -= n; return null; }
        Place p = new Place(n);
        places.add(p);
        return p;
    }
    private synchronized boolean leave(Place p) {
        if (!p.abandon()) return false;
        places.remove(p);
        serve();
        return true;
    }
    private void serve() {
        for (int i = 0; i < places.size(); ) {
            Place p = places.get(i);
            if (p.n <= free && p.serve()) { free -= p.n; places.remove(i); }
            else if (fair) return;
            else i++;
        }
    }
    @Override public synchronized boolean tryAcquire() {
        if (free == 0 || fair && !places.isEmpty()) return false;
        free--;
        return true;
    }
    @Override public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        Place p = enter(1);
        if (p == null) return true;
        try {
            return p.sleep(unit.toNanos(timeout)) || !leave(p);
        } catch (InterruptedException e) {
            if (leave(p)) throw e;
            Thread.currentThread().interrupt();
            return true;
        }
    }
    @Override public void release() { release(1); }
    @Override public synchronized void release(int n) {
        if (n < 1) throw new IllegalArgumentException();
        if (n > bound - free) throw new IllegalStateException();
        free += n;
        serve();
    }
    @Override public synchronized int availablePermits() { return free; }
    @Override public void withPermit(Runnable action) throws InterruptedException {
        acquire();
        try { action.run(); } finally { release(); }
    }
}
