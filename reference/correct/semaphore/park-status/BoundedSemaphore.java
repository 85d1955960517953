package semaphore;
import java.util.LinkedList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import semaphore.contract.Semaphore;
public class BoundedSemaphore implements Semaphore {
    private enum Status { WAITING, GRANTED, GONE }
    private static final class Node {
        final Thread thread = Thread.currentThread();
        final int n;
        volatile Status status = Status.WAITING;
        Node(int n) { this.n = n; }
    }
    private final Object mutex = new Object();
    private final LinkedList<Node> nodes = new LinkedList<>();
    private final int max;
    private final boolean fair;
    private int taken;
    public BoundedSemaphore(int permits) { this(permits, false); }
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits <= 0) throw new IllegalArgumentException("permits: " + permits);
        max = permits;
        this.fair = fair;
    }
    private boolean fits(int n) { return n <= max - taken; }
    private void grant() {
        for (var it = nodes.iterator(); it.hasNext(); ) {
            Node node = it.next();
            if (fits(node.n)) {
                taken += node.n;
                node.status = Status.GRANTED;
                it.remove();
                LockSupport.unpark(node.thread);
            } else if (fair) {
                break;
            }
        }
    }
    private boolean leave(Node node) {
        synchronized (mutex) {
            if (node.status == Status.GRANTED) return false;
            node.status = Status.GONE;
            nodes.remove(node);
            grant();
            return true;
        }
    }
    @Override public void acquire() throws InterruptedException { acquire(1); }
    @Override public void acquire(int n) throws InterruptedException {
        if (n <= 0 || n > max) throw new IllegalArgumentException("n: " + n);
        Node node = enter(n);
        while (node.status == Status.WAITING) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                if (leave(node)) throw new InterruptedException();
                Thread.currentThread().interrupt();
            }
        }
    }
    private Node enter(int n) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        Node node = new Node(n);
        synchronized (mutex) {
            nodes.add(node);
            grant();
        }
        return node;
    }
    @Override public boolean tryAcquire() {
        synchronized (mutex) {
            if (!fits(1) || fair && !nodes.isEmpty()) return false;
            taken++;
            return true;
        }
    }
    @Override public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        long start = System.nanoTime();
        long total = unit.toNanos(timeout);
        Node node = enter(1);
        while (node.status == Status.WAITING) {
            long left = total - (System.nanoTime() - start);
            if (left <= 0) {
                if (leave(node)) return false;
                break;
            }
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                if (leave(node)) throw new InterruptedException();
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }
    @Override public void release() { release(1); }
    @Override public void release(int n) {
        if (n <= 0) throw new IllegalArgumentException("n: " + n);
        synchronized (mutex) {
            if (taken < n) throw new IllegalStateException("taken: " + taken);
            taken -= n;
            grant();
        }
    }
    @Override public int availablePermits() { synchronized (mutex) { return max - taken; } }
    @Override public void withPermit(Runnable action) throws InterruptedException {
        acquire();
        try { action.run(); } finally { release(); }
    }
}
