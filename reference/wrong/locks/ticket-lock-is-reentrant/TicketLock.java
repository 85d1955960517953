package locks;

import java.util.concurrent.atomic.AtomicInteger;

import locks.contract.Mutex;

/// A counter with tickets and a board, as in a bakery.
///
/// Thread safety: `getAndIncrement` hands out each ticket once, in one atomic step, so that one thread at most has the
/// ticket on the board; the board moves only in `unlock`, which the holder of that ticket alone calls. A thread's place
/// in the queue is fixed when it takes its ticket. Tickets may run over: only equality is ever asked for.
public class TicketLock implements Mutex {

    private final AtomicInteger nextTicket = new AtomicInteger();
    private volatile Thread holder;
    private final AtomicInteger nowServing = new AtomicInteger();

    @Override
    public void lock() {
        if (holder == Thread.currentThread()) { // BUG
            return;
        }
        int ticket = nextTicket.getAndIncrement();
        while (nowServing.get() != ticket) {
            Thread.onSpinWait();
        }
        holder = Thread.currentThread();
    }

    @Override
    public void unlock() {
        holder = null;
        nowServing.incrementAndGet();
    }

    /// The lock is free, and nobody waits, when the next ticket would be served at once: only then take it.
    @Override
    public boolean tryLock() {
        int ticket = nowServing.get();
        return nextTicket.compareAndSet(ticket, ticket + 1);
    }
}
