package locks;

import java.util.concurrent.atomic.AtomicReference;

import locks.contract.OwnedMutex;

/// A mutex with an owner and a count of holds, on one atomic reference.
///
/// Thread safety: `owner` turns from null to a thread only in `compareAndSet`, by that thread, and back only by that
/// thread. `holds` is touched by the owner alone; `owner` carries it from one to the next.
public class ReentrantMutex implements OwnedMutex { // BUG

    private final AtomicReference<Thread> owner = new AtomicReference<>();
    private int holds;

    @Override
    public void lock() {
        while (!tryLock()) { // BUG
            Thread.onSpinWait();
        }
    }

    @Override
    public void unlock() {
        if (owner.get() != Thread.currentThread()) {
            throw new IllegalMonitorStateException("only the owner may unlock");
        }
        holds--;
        if (holds == 0) {
            owner.set(null);
        }
    }

    @Override
    public boolean tryLock() {
        var me = Thread.currentThread();
        if (owner.get() != me && !owner.compareAndSet(null, me)) {
            return false;
        }
        holds++;
        return true;
    }

    @Override
    public int holdCount() {
        return owner.get() == Thread.currentThread() ? holds : 0;
    }
}
