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
        lock.lock(); // BUG
    }

    @Override
    public void unlock() {
        lock.unlock(); // BUG
    }

    @Override
    public boolean tryLock() {
        return lock.tryLock(); // BUG
    }

    @Override
    public int holdCount() {
        return lock.getHoldCount(); // BUG
    }
}
