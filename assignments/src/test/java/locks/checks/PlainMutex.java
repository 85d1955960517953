package locks.checks;

import java.util.concurrent.locks.ReentrantLock;

import locks.contract.Mutex;

/// A correct mutex for counters under check, with the mildest promises a [Mutex] may make: unfair and not reentrant.
///
/// Thread safety: that of [ReentrantLock].
final class PlainMutex implements Mutex {

    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void lock() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a thread that holds the mutex calls lock() again: it would wait for ever");
        }
        lock.lock();
    }

    @Override
    public void unlock() {
        lock.unlock();
    }

    @Override
    public boolean tryLock() {
        return !lock.isHeldByCurrentThread() && lock.tryLock();
    }

    boolean isHeld() {
        return lock.isLocked();
    }
}
