package locks;

import java.util.TreeSet;

import locks.contract.Mutex;

/// A set of the threads that wait, by their numbers.
///
/// Thread safety: `this` guards all fields. A thread is served when it is the first of the set and the lock is free.
public class TicketLock implements Mutex {

    private final TreeSet<Long> waiting = new TreeSet<>();
    private boolean held;

    @Override
    public synchronized void lock() {
        boolean interrupted = false;
        var me = Thread.currentThread().threadId();
        waiting.add(me); // BUG
        while (held || waiting.first() != me) { // BUG
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        waiting.remove(me);
        held = true;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void unlock() {
        held = false;
        notifyAll();
    }

    @Override
    public synchronized boolean tryLock() {
        if (held || !waiting.isEmpty()) {
            return false;
        }
        held = true;
        return true;
    }
}
