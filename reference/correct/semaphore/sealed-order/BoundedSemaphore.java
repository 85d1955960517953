package semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import semaphore.contract.Semaphore;
public class BoundedSemaphore implements Semaphore {
    private sealed interface Order permits Queue, Crowd {}
    private static final class Crowd implements Order {}
    private static final class Queue implements Order { long last, first; final java.util.TreeSet<Long> gone = new java.util.TreeSet<>();
        long join() { return last++; }
        void leave(long t) { gone.add(t); while (gone.remove(first)) first++; }
        boolean empty() { return first == last; } }
    private final class Permit implements AutoCloseable {
        Permit() throws InterruptedException { acquire(); }
        @Override public void close() { release(); }
    }
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Order order;
    private final int bound;
    private int available;
    public BoundedSemaphore(int permits) { this(permits, false); }
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) throw new IllegalArgumentException();
        bound = available = permits;
        order = fair ? new Queue() : new Crowd();
    }
    private long join() { return switch (order) { case Queue q -> q.join(); case Crowd c -> 0; }; }
    private boolean turn(long t) { return switch (order) { case Queue q -> q.first == t; case Crowd c -> true; }; }
    private void leave(long t) {
        if (order instanceof Queue q) q.leave(t);
        changed.signalAll();
    }
    @Override public void acquire() throws InterruptedException { acquire(1); }
    @Override public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) throw new IllegalArgumentException();
        lock.lockInterruptibly();
        try {
            long t = join();
            try {
                while (available < n || !turn(t)) changed.await();
                available -= n;
            } finally { leave(t); }
        } finally { lock.unlock(); }
    }
    @Override public boolean tryAcquire() {
        lock.lock();
        try {
            if (available < 1) return false;
            if (order instanceof Queue q && !q.empty()) return false;
            available--;
            return true;
        } finally { lock.unlock(); }
    }
    @Override public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            long t = join();
            try {
                while (available < 1 || !turn(t)) {
                    if (left <= 0) return false;
                    left = changed.awaitNanos(left);
                }
                available--;
                return true;
            } finally { leave(t); }
        } finally { lock.unlock(); }
    }
    @Override public void release() { release(1); }
    @Override public void release(int n) {
        if (n < 1) throw new IllegalArgumentException();
        lock.lock();
        try {
            if (bound - available < n) throw new IllegalStateException();
            available += n;
            changed.signalAll();
        } finally { lock.unlock(); }
    }
    @Override public int availablePermits() {
        lock.lock();
        try { return available; } finally { lock.unlock(); }
    }
    @Override public void withPermit(Runnable action) throws InterruptedException {
        try (Permit p = new Permit()) { action.run(); }
    }
}
