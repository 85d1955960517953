package locks;

import locks.contract.OwnedMutex;

/// A mutex with an owner and a count of holds, at which a thread looks again and again.
///
/// Thread safety: `owner` and `holds` are guarded by `this`.
public class ReentrantMutex implements OwnedMutex {

    private Thread owner;
    private int holds;

    @Override
    public void lock() {
        boolean interrupted = false;
        while (!tryLock()) {
            try {
                Thread.sleep(1); // BUG
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the end of a hold, which nobody asks for yet.
    protected synchronized void awaitUnlock() throws InterruptedException {
        while (owner != null) {
            wait();
        }
    }

    @Override
    public synchronized void unlock() {
        if (holdCount() == 0) {
            throw new IllegalMonitorStateException("only the owner may unlock");
        }
        if (--holds == 0) {
            owner = null;
            notifyAll();
        }
    }

    @Override
    public synchronized boolean tryLock() {
        if (holds > 0 && holdCount() == 0) {
            return false;
        }
        owner = Thread.currentThread();
        holds++;
        return true;
    }

    @Override
    public synchronized int holdCount() {
        return owner == Thread.currentThread() ? holds : 0;
    }
}
