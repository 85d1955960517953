package locks;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import locks.contract.Mutex;

/// Tickets and a board in two volatile fields.
///
/// Thread safety: tickets are handed out by an atomic step of the updater. The board is written by the holder of the
/// lock alone, so that reading and writing it may be two steps.
public class TicketLock implements Mutex {

    private static final AtomicIntegerFieldUpdater<TicketLock> NEXT_TICKET = AtomicIntegerFieldUpdater
            .newUpdater(TicketLock.class, "nextTicket");

    private volatile int nextTicket;
    private volatile int nowServing;

    @Override
    public void lock() {
        int ticket = NEXT_TICKET.getAndIncrement(this);
        while (ticket != nowServing) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void unlock() {
        int served = nowServing;
        nowServing = served + 1;
    }

    @Override
    public boolean tryLock() {
        int ticket = nextTicket;
        return nowServing == ticket && NEXT_TICKET.compareAndSet(this, ticket, ticket + 1);
    }
}
