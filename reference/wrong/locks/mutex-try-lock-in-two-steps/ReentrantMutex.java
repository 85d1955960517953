package locks;

import locks.contract.OwnedMutex;

/// A mutex with an owner and a count of holds, on one monitor.
///
/// Thread safety: `owner` and `holds` are guarded by `monitor`; `owner` is null exactly when `holds` is 0. Threads wait
/// in the monitor until the mutex is free, and test that again after every wake-up, for another thread may have taken
/// it in between. One `notify` is enough when the mutex becomes free, since all waiters wait for the same thing; the
/// woken thread takes the mutex or finds a new owner, who will notify in turn.
public class ReentrantMutex implements OwnedMutex {

    private final Object monitor = new Object();
    private Thread owner;
    private int holds;

    @Override
    public void lock() {
        boolean interrupted = false;
        synchronized (monitor) {
            while (!isMineForTheTaking()) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    interrupted = true; // told to the caller at the end: here it would end every further wait
                }
            }
            take();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void unlock() {
        synchronized (monitor) {
            if (owner != Thread.currentThread()) {
                throw new IllegalMonitorStateException("only the owner may unlock");
            }
            holds--;
            if (holds == 0) {
                owner = null;
                monitor.notify();
            }
        }
    }

    @Override
    public boolean tryLock() {
        synchronized (monitor) {
            if (!isMineForTheTaking()) { // BUG
                return false;
            }
        }
        synchronized (monitor) {
            take(); // BUG
            return true;
        }
    }

    @Override
    public int holdCount() {
        synchronized (monitor) {
            return owner == Thread.currentThread() ? holds : 0;
        }
    }

    private boolean isMineForTheTaking() {
        return owner == null || owner == Thread.currentThread();
    }

    private void take() {
        owner = Thread.currentThread();
        holds++;
    }
}
