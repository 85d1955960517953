package locks;

import java.util.concurrent.atomic.AtomicReference;

import locks.contract.Mutex;

/// A queue in which each thread watches the one before it (Craig, Landin and Hagersten, 1993).
///
/// Thread safety: a thread joins the queue by one atomic exchange of `tail`, which fixes its place; it goes on when the
/// ticket before its own is `done`, a volatile that only the holder of that ticket sets. `mine` belongs to the holder
/// of the lock.
public class TicketLock implements Mutex {

    private final AtomicReference<Ticket> tail = new AtomicReference<>(new Ticket(true));
    private Ticket mine;

    private static final class Ticket {
        private volatile boolean done;

        private Ticket(boolean done) {
            this.done = done;
        }
    }

    @Override
    public void lock() {
        var ticket = new Ticket(false);
        var before = tail.getAndSet(ticket);
        while (!before.done) {
            Thread.yield();
        }
        mine = ticket;
    }

    @Override
    public void unlock() {
        mine.done = true;
    }

    @Override
    public boolean tryLock() {
        var last = tail.get();
        if (!last.done) {
            return false;
        }
        var ticket = new Ticket(false);
        if (!tail.compareAndSet(last, ticket)) {
            return false;
        }
        mine = ticket;
        return true;
    }
}
