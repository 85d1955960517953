package locks;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import locks.contract.Mutex;
/** Waiters in a library queue, spin on their own flag; the count says how many hold or wait. */
public class TicketLock implements Mutex {
    private static final class Place { volatile boolean called; }
    private final AtomicInteger inside = new AtomicInteger();
    private final Object door = new Object();
    private final ConcurrentLinkedQueue<Place> places = new ConcurrentLinkedQueue<>();
    @Override public void lock() {
        Place p = new Place();
        synchronized (door) {
            if (inside.getAndIncrement() == 0) return;
            places.add(p);
        }
        while (!p.called) Thread.onSpinWait();
    }
    @Override public void unlock() {
        synchronized (door) {
            if (inside.decrementAndGet() > 0) places.remove().called = true;
        }
    }
    @Override public boolean tryLock() { return inside.compareAndSet(0, 1); }
}
