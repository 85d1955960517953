package locks;
import java.util.concurrent.atomic.AtomicInteger;
import locks.contract.OwnedMutex;
public class ReentrantMutex implements OwnedMutex {
    private volatile Thread owner;
    private final AtomicInteger count = new AtomicInteger();
    private int waiters;
    @Override public void lock() {
        if (owner == Thread.currentThread()) { count.incrementAndGet(); return; }
        synchronized (this) {
            boolean wasInterrupted = Thread.interrupted();
            waiters++;
            while (owner != null) {
                try { this.wait(); } catch (InterruptedException e) { wasInterrupted = true; }
            }
            waiters--;
            owner = Thread.currentThread();
            count.set(1);
            if (wasInterrupted) Thread.currentThread().interrupt();
        }
    }
    @Override public void unlock() {
        if (owner != Thread.currentThread()) throw new IllegalMonitorStateException("owner is " + owner);
        if (count.decrementAndGet() > 0) return;
        synchronized (this) {
            owner = null;
            if (waiters > 0) notify();
        }
    }
    @Override public boolean tryLock() {
        if (owner == Thread.currentThread()) { count.incrementAndGet(); return true; }
        synchronized (this) {
            if (owner != null) return false;
            owner = Thread.currentThread();
            count.set(1);
            return true;
        }
    }
    @Override public int holdCount() { return owner == Thread.currentThread() ? count.get() : 0; }
}
