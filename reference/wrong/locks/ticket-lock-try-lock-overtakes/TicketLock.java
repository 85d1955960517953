package locks;

import java.util.ArrayDeque;
import java.util.Deque;

import locks.contract.Mutex;

/// A queue of threads in a monitor.
///
/// Thread safety: `held` and `waiting` are guarded by `monitor`. A thread may go on when the lock is free and it stands
/// first in the queue; it tests that again after every wake-up. All are woken, since only one of them is the first.
public class TicketLock implements Mutex {

    private final Object monitor = new Object();
    private final Deque<Thread> waiting = new ArrayDeque<>();
    private boolean held;

    @Override
    public void lock() {
        var me = Thread.currentThread();
        boolean interrupted = false;
        synchronized (monitor) {
            waiting.add(me);
            while (held || waiting.peek() != me) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            waiting.remove();
            held = true;
        }
        if (interrupted) {
            me.interrupt();
        }
    }

    @Override
    public void unlock() {
        synchronized (monitor) {
            held = false;
            monitor.notifyAll();
        }
    }

    @Override
    public boolean tryLock() {
        synchronized (monitor) {
            if (held) { // BUG
                return false;
            }
            held = true;
            return true;
        }
    }
}
