package locks;

import java.util.concurrent.locks.ReentrantLock;

import locks.contract.OwnedMutex;

/// A mutex with an owner and a count of holds.
///
/// Thread safety: that of [ReentrantLock].
public class ReentrantMutex implements OwnedMutex {

    private final ReentrantLock lock = new ReentrantLock(); // BUG

    @Override
    public void lock() {
        lock.lock();
    }

    @Override
    public void unlock() {
        lock.unlock();
    }

    @Override
    public boolean tryLock() {
        return lock.tryLock();
    }

    @Override
    public int holdCount() {
        return lock.getHoldCount();
    }
}
