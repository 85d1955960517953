package locks;

import java.util.concurrent.atomic.AtomicInteger;

import locks.contract.Mutex;

/// A counter with tickets and a board, as in a bakery.
///
/// Thread safety: both numbers are atomic; the board moves only in `unlock`, which the holder alone calls. A thread's
/// place in the queue is fixed when it takes its ticket. Tickets may run over: only equality is ever asked for.
public class TicketLock implements Mutex {

    private final AtomicInteger nextTicket = new AtomicInteger();
    private final AtomicInteger nowServing = new AtomicInteger();

    @Override
    public void lock() {
        int ticket = nextTicket.get(); // BUG
        nextTicket.incrementAndGet(); // BUG
        while (nowServing.get() != ticket) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void unlock() {
        nowServing.incrementAndGet();
    }

    /// The lock is free, and nobody waits, when the next ticket would be served at once: only then take it.
    @Override
    public boolean tryLock() {
        int ticket = nowServing.get();
        return nextTicket.compareAndSet(ticket, ticket + 1);
    }
}
