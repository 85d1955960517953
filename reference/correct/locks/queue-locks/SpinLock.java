package locks;

import java.util.concurrent.atomic.AtomicReference;

import locks.contract.Mutex;

/// A spin lock whose threads stand in a queue, each watching a place of its own (Mellor-Crummey and Scott, 1991).
///
/// Thread safety: `tail` is the last place of the queue, null if the lock is free; a thread joins the queue by one
/// atomic exchange. `blocked` and `next` of a place are volatile. `mine` belongs to the holder: it is written after the
/// lock was taken and read before it is given back, and the lock itself carries it from one holder to the next.
public class SpinLock implements Mutex {

    private final AtomicReference<Place> tail = new AtomicReference<>();
    private Place mine;

    private static final class Place {
        private volatile boolean blocked = true;
        private volatile Place next;
    }

    @Override
    public void lock() {
        var place = new Place();
        var before = tail.getAndSet(place);
        if (before != null) {
            before.next = place;
            while (place.blocked) {
                Thread.onSpinWait();
            }
        }
        mine = place;
    }

    @Override
    public void unlock() {
        var place = mine;
        if (place.next == null && tail.compareAndSet(place, null)) {
            return;
        }
        while (place.next == null) { // somebody has joined the queue and is about to say so
            Thread.onSpinWait();
        }
        place.next.blocked = false;
    }

    @Override
    public boolean tryLock() {
        var place = new Place();
        if (!tail.compareAndSet(null, place)) {
            return false;
        }
        mine = place;
        return true;
    }
}
