package locks;

import locks.contract.OwnedMutex;

/// A mutex with an owner and a count of holds; its owner never enters the monitor to lock again.
///
/// Thread safety: `owner` is volatile and changes only inside the monitor of `this`: from null to the calling thread,
/// and back to null by that thread. So a thread that finds itself there is the owner and stays it while it looks.
/// `holds` is used by the owner alone; the monitor carries it from one owner to the next.
public class ReentrantMutex implements OwnedMutex {

    private volatile Thread owner;
    private int holds;

    @Override
    public void lock() {
        if (!isMine()) {
            waitUntilFree();
        }
        holds++;
    }

    @Override
    public void unlock() {
        if (!isMine()) {
            throw new IllegalMonitorStateException("only the owner may unlock");
        }
        holds--;
        if (holds == 0) {
            synchronized (this) {
                owner = null;
                notifyAll();
            }
        }
    }

    @Override
    public boolean tryLock() {
        if (!isMine()) {
            synchronized (this) {
                if (owner != null) {
                    return false;
                }
                owner = Thread.currentThread();
            }
        }
        holds++;
        return true;
    }

    @Override
    public int holdCount() {
        return isMine() ? holds : 0;
    }

    private boolean isMine() {
        return owner == Thread.currentThread();
    }

    private synchronized void waitUntilFree() {
        boolean interrupted = false;
        while (owner != null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        owner = Thread.currentThread();
        if (interrupted) {
            owner.interrupt();
        }
    }
}
