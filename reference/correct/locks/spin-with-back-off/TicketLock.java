package locks;

import java.util.concurrent.atomic.AtomicLong;

import locks.contract.Mutex;

/// The next ticket and the ticket on the board as the two halves of one atomic number.
///
/// Thread safety: every change of either number is one atomic step on `state`. A ticket is handed out once; the board
/// moves only in `unlock`, which the holder alone calls.
public class TicketLock implements Mutex {

    private static final long ONE_TICKET = 1L << 32;
    private static final long TICKETS = -ONE_TICKET;

    private final AtomicLong state = new AtomicLong();

    @Override
    public void lock() {
        int ticket = nextTicket(state.getAndAdd(ONE_TICKET));
        while (nowServing(state.get()) != ticket) {
            Thread.yield();
        }
    }

    @Override
    public void unlock() {
        state.updateAndGet(before -> (before & TICKETS) | ((before + 1) & ~TICKETS));
    }

    @Override
    public boolean tryLock() {
        long before = state.get();
        return nextTicket(before) == nowServing(before) && state.compareAndSet(before, before + ONE_TICKET);
    }

    private static int nextTicket(long state) {
        return (int) (state >>> 32);
    }

    private static int nowServing(long state) {
        return (int) state;
    }
}
