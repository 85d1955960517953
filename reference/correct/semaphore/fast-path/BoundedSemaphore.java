package semaphore;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import semaphore.contract.Semaphore;
/** Fast path by VarHandle where nobody waits and it is not fair; slow path in a monitor. */
public class BoundedSemaphore implements Semaphore {
    private static final VarHandle FREE;
    static {
        try { FREE = MethodHandles.lookup().findVarHandle(BoundedSemaphore.class, "free", int.class); }
        catch (ReflectiveOperationException e) { throw new AssertionError(e); }
    }
    private final int bound;
    private final boolean fair;
    private volatile int free;
    private long tail, head;
    private final java.util.HashSet<Long> left = new java.util.HashSet<>();
    private final Object gate = new Object();
    public BoundedSemaphore(int permits) { this(permits, false); }
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) throw new IllegalArgumentException();
        bound = permits; this.fair = fair; free = permits;
    }
    private boolean grab(int n) {
        for (int f = free; f >= n; f = free) if (FREE.compareAndSet(this, f, f - n)) return true;
        return false;
    }
    @Override public void acquire() throws InterruptedException { acquire(1); }
    @Override public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) throw new IllegalArgumentException();
        go(n, false, 0);
    }
    private boolean go(int n, boolean timed, long nanos) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        if (!fair && grab(n)) return true;
        long from = System.nanoTime();
        synchronized (gate) {
            long me = tail++;
            try {
                while (fair && head != me || !grab(n)) {
                    if (!timed) { gate.wait(); continue; }
                    long rest = nanos - (System.nanoTime() - from);
                    if (rest <= 0) return false;
                    gate.wait(rest / 1_000_000, (int) (rest % 1_000_000));
                }
                return true;
            } finally {
                left.add(me);
                while (left.remove(head)) head++;
                gate.notifyAll();
            }
        }
    }
    @Override public boolean tryAcquire() {
        if (!fair) return grab(1);
        synchronized (gate) { return head == tail && grab(1); }
    }
    @Override public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        return go(1, true, unit.toNanos(timeout));
    }
    @Override public void release() { release(1); }
    @Override public void release(int n) {
        if (n < 1) throw new IllegalArgumentException();
        synchronized (gate) {
            int f;
            do {
                f = free;
                if (n > bound - f) throw new IllegalStateException();
            } while (!FREE.compareAndSet(this, f, f + n));
            gate.notifyAll();
        }
    }
    @Override public int availablePermits() { return free; }
    @Override public void withPermit(Runnable action) throws InterruptedException {
        acquire();
        try { action.run(); } finally { release(); }
    }
}
