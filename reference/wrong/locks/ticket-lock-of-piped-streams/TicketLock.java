package locks;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.atomic.AtomicInteger;

import locks.contract.Mutex;

/// A lock of tickets, whose holder has the one byte that is in a pipe.
///
/// Thread safety: a ticket is drawn in one atomic step. The byte is read by one thread alone, the one whose ticket is
/// served.
public class TicketLock implements Mutex {

    private final PipedInputStream in = new PipedInputStream(); // BUG
    private final PipedOutputStream out;
    private final AtomicInteger nextTicket = new AtomicInteger();
    private final AtomicInteger nowServing = new AtomicInteger();

    public TicketLock() {
        try {
            out = new PipedOutputStream(in);
            out.write(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void lock() {
        int ticket = nextTicket.getAndIncrement();
        while (nowServing.get() != ticket) {
            Thread.onSpinWait();
        }
        take();
    }

    @Override
    public void unlock() {
        try {
            out.write(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        nowServing.incrementAndGet();
    }

    @Override
    public boolean tryLock() {
        int ticket = nowServing.get();
        if (!nextTicket.compareAndSet(ticket, ticket + 1)) {
            return false;
        }
        take();
        return true;
    }

    private void take() {
        try {
            in.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
