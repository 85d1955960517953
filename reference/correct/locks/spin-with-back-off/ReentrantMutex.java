package locks;

import locks.contract.OwnedMutex;

/// A mutex with an owner and a count of holds, which wakes everybody and looks again now and then.
///
/// Thread safety: `owner` and `holds` are guarded by `this`. A thread tests after every wake-up whether the mutex is
/// free.
public class ReentrantMutex implements OwnedMutex {

    private static final long A_WHILE = 50;

    private Thread owner;
    private int holds;

    @Override
    public synchronized void lock() {
        boolean interrupted = Thread.interrupted();
        while (!tryLock()) {
            try {
                wait(A_WHILE);
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
