package locks;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import locks.contract.Mutex;

/// Tickets and a board. Who waits pauses between two looks, for longer and longer, and by chance, and keeps count of that.
///
/// Thread safety: a ticket is handed out once, in one atomic step, and tells a thread when it may go, whatever its pauses
/// were. A [Pause] belongs to one thread.
public class TicketLock implements Mutex {

    private static final class Pause {

        private static final int LONGEST = 8;

        private int rounds;

        void take() {
            rounds++;
            int longest = Math.min(LONGEST, 2 * rounds);
            for (int i = ThreadLocalRandom.current().nextInt(longest); i > 0; i--) {
                Thread.onSpinWait();
            }
        }
    }

    private final AtomicInteger nextTicket = new AtomicInteger();
    private final AtomicInteger nowServing = new AtomicInteger();

    @Override
    public void lock() {
        int ticket = nextTicket.getAndIncrement();
        Pause pause = new Pause();
        while (nowServing.get() != ticket) {
            pause.take();
        }
    }

    @Override
    public void unlock() {
        nowServing.incrementAndGet();
    }

    @Override
    public boolean tryLock() {
        int ticket = nowServing.get();
        return nextTicket.compareAndSet(ticket, ticket + 1);
    }
}
