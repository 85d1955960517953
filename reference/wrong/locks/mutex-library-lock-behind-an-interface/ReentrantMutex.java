package locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import locks.contract.OwnedMutex;

/// A mutex that counts on a lock of another name.
///
/// Thread safety: that of the lock.
public class ReentrantMutex implements OwnedMutex {

    /// A lock that knows its holds.
    interface Door extends Lock { // BUG
        int getHoldCount();
    }

    private static final class Hinged extends ReentrantLock implements Door {
        private static final long serialVersionUID = 1;
    }

    private final Door door = new Hinged();

    @Override
    public void lock() {
        door.lock();
    }

    @Override
    public void unlock() {
        door.unlock();
    }

    @Override
    public boolean tryLock() {
        return door.tryLock();
    }

    @Override
    public int holdCount() {
        return door.getHoldCount();
    }
}
