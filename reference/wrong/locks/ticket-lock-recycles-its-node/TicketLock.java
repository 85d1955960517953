package locks;

import java.util.concurrent.atomic.AtomicReference;

import locks.contract.Mutex;

/// A queue of places that are used again: who has looked at the last place cannot tell that it has been in use since.
public class TicketLock implements Mutex {

    private static final class Place {
        volatile boolean taken;
    }

    private final AtomicReference<Place> last = new AtomicReference<>(new Place());
    private final ThreadLocal<Place> mine = ThreadLocal.withInitial(Place::new);
    private final ThreadLocal<Place> ahead = new ThreadLocal<>();

    @Override
    public void lock() {
        var place = mine.get();
        place.taken = true; // while others compare with this very node // BUG
        var before = last.getAndSet(place);
        ahead.set(before);
        while (before.taken) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void unlock() {
        var place = mine.get();
        mine.set(ahead.get());
        place.taken = false;
    }

    @Override
    public boolean tryLock() {
        var before = last.get();
        if (before.taken) {
            return false;
        }
        var place = mine.get();
        place.taken = true; // while others compare with this very node // BUG
        if (last.compareAndSet(before, place)) { // BUG: before may have been in use meanwhile, and be taken again
            ahead.set(before);
            return true;
        }
        place.taken = false;
        return false;
    }
}
