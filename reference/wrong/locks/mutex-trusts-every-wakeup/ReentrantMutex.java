package locks;

import java.util.ArrayDeque;
import java.util.Deque;

import locks.contract.OwnedMutex;

/// A mutex that its owner hands to the thread that has waited longest.
///
/// Thread safety: `owner`, `holds` and `queue` are guarded by `this`, `granted` of a waiter by that waiter. The owner
/// makes the first waiter the next owner before it wakes it, so that nobody can come in between; each waiter sleeps in
/// a monitor of its own, so that one `notify` meets the right one.
public class ReentrantMutex implements OwnedMutex {

    private final Deque<Waiter> queue = new ArrayDeque<>();
    private Thread owner;
    private int holds;

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private boolean granted;

        synchronized void grant() {
            granted = true;
            notify();
        }

        synchronized void awaitGrant() {
            boolean interrupted = false;
            boolean waiting = !granted;
            while (waiting) {
                try {
                    wait(); // BUG
                    waiting = false; // BUG
                } catch (InterruptedException e) {
                    interrupted = true;
                    waiting = !granted;
                }
            }
            if (interrupted) {
                thread.interrupt();
            }
        }
    }

    @Override
    public void lock() {
        Waiter waiter;
        synchronized (this) {
            if (tryLock()) {
                return;
            }
            waiter = new Waiter();
            queue.add(waiter);
        }
        waiter.awaitGrant();
    }

    @Override
    public synchronized void unlock() {
        if (owner != Thread.currentThread()) {
            throw new IllegalMonitorStateException("only the owner may unlock");
        }
        holds--;
        if (holds == 0) {
            passOn();
        }
    }

    @Override
    public synchronized boolean tryLock() {
        var me = Thread.currentThread();
        if (owner != null && owner != me) {
            return false;
        }
        owner = me;
        holds++;
        return true;
    }

    @Override
    public synchronized int holdCount() {
        return owner == Thread.currentThread() ? holds : 0;
    }

    private void passOn() {
        var next = queue.poll();
        if (next == null) {
            owner = null;
        } else {
            owner = next.thread;
            holds = 1;
            next.grant();
        }
    }
}
