package semaphore;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import semaphore.contract.Semaphore;
public class BoundedSemaphore implements Semaphore {
    private final Monitor monitor = new Monitor();
    private final TreeMap<Long, Integer> line = new TreeMap<>();
    private final int bound;
    private final boolean fair;
    private long serial;
    private int out;
    public BoundedSemaphore(int permits) { this(permits, false); }
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) throw new IllegalArgumentException();
        bound = permits;
        this.fair = fair;
    }
    private boolean may(long id, int n) { return bound - out >= n && (!fair || line.firstKey() == id); }
    @Override public void acquire() throws InterruptedException { acquire(1); }
    @Override public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) throw new IllegalArgumentException();
        if (Thread.interrupted()) throw new InterruptedException();
        monitor.locked(() -> {
            long id = serial++;
            line.put(id, n);
            try {
                monitor.await(() -> may(id, n));
                out += n;
            } finally {
                line.remove(id);
                monitor.changed();
            }
        });
    }
    @Override public boolean tryAcquire() {
        boolean[] got = {false};
        monitor.quietly(() -> {
            if (out < bound && (!fair || line.isEmpty())) { out++; got[0] = true; }
        });
        return got[0];
    }
    @Override public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        boolean[] got = {false};
        monitor.locked(() -> {
            long id = serial++;
            line.put(id, 1);
            try {
                if (monitor.await(() -> may(id, 1), unit.toNanos(timeout))) { out++; got[0] = true; }
            } finally {
                line.remove(id);
                monitor.changed();
            }
        });
        return got[0];
    }
    @Override public void release() { release(1); }
    @Override public void release(int n) {
        if (n < 1) throw new IllegalArgumentException();
        monitor.quietly(() -> {
            if (n > out) throw new IllegalStateException();
            out -= n;
            monitor.changed();
        });
    }
    @Override public int availablePermits() {
        int[] a = {0};
        monitor.quietly(() -> a[0] = bound - out);
        return a[0];
    }
    @Override public void withPermit(Runnable action) throws InterruptedException {
        acquire();
        try { action.run(); } finally { release(); }
    }
}
