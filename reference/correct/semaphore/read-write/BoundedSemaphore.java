package semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.PriorityQueue;
import semaphore.contract.Semaphore;
public class BoundedSemaphore implements Semaphore {
    private record Ticket(long number) implements Comparable<Ticket> {
        @Override public int compareTo(Ticket o) { return Long.compare(number, o.number); }
    }
    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    private final Condition change = rw.writeLock().newCondition();
    private final PriorityQueue<Ticket> tickets = new PriorityQueue<>();
    private final int permits;
    private final boolean fair;
    private long numbers;
    private int inUse;
    public BoundedSemaphore(int permits) { this(permits, false); }
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) throw new IllegalArgumentException();
        this.permits = permits; this.fair = fair;
    }
    @Override public void acquire() throws InterruptedException { acquire(1); }
    @Override public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > permits) throw new IllegalArgumentException();
        rw.writeLock().lockInterruptibly();
        try {
            Ticket t = new Ticket(numbers++);
            tickets.add(t);
            try {
                while (!(permits - inUse >= n && (!fair || tickets.peek().equals(t)))) change.await();
                inUse += n;
            } finally { tickets.remove(t); change.signalAll(); }
        } finally { rw.writeLock().unlock(); }
    }
    @Override public boolean tryAcquire() {
        rw.writeLock().lock();
        try {
            if (inUse == permits || fair && tickets.size() > 0) return false;
            inUse++;
            return true;
        } finally { rw.writeLock().unlock(); }
    }
    @Override public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        rw.writeLock().lockInterruptibly();
        try {
            Ticket t = new Ticket(numbers++);
            tickets.add(t);
            try {
                while (!(permits - inUse >= 1 && (!fair || tickets.peek().equals(t)))) {
                    long left = end - System.nanoTime();
                    if (left <= 0) return false;
                    change.await(left, TimeUnit.NANOSECONDS);
                }
                inUse++;
                return true;
            } finally { tickets.remove(t); change.signalAll(); }
        } finally { rw.writeLock().unlock(); }
    }
    @Override public void release() { release(1); }
    @Override public void release(int n) {
        if (n < 1) throw new IllegalArgumentException();
        rw.writeLock().lock();
        try {
            if (n > inUse) throw new IllegalStateException();
            inUse -= n;
            change.signalAll();
        } finally { rw.writeLock().unlock(); }
    }
    @Override public int availablePermits() {
        rw.readLock().lock();
        try { return permits - inUse; } finally { rw.readLock().unlock(); }
    }
    @Override public void withPermit(Runnable action) throws InterruptedException {
        acquire();
        try { action.run(); } finally { release(); }
    }
}
