package locks;

import locks.contract.Mutex;

/// Tickets and a board in a monitor.
///
/// Thread safety: both numbers are guarded by `this`. A thread waits until its ticket is on the board and tests that
/// again after every wake-up. All are woken, since each waits for a number of its own.
public class TicketLock implements Mutex {

    private long nextTicket;
    private long nowServing;

    @Override
    public synchronized void lock() {
        long ticket = nextTicket++;
        boolean interrupted = false;
        while (nowServing != ticket) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void unlock() {
        nowServing++;
        notifyAll();
    }

    @Override
    public synchronized boolean tryLock() {
        if (nowServing != nextTicket) {
            return false;
        }
        nextTicket++;
        return true;
    }
}
