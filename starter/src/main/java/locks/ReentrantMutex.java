package locks;

import locks.contract.OwnedMutex;

/// Knows its owner and counts its holds. The contract is in [OwnedMutex].
public class ReentrantMutex implements OwnedMutex {

    // Say in a comment which monitor guards which field.

    @Override
    public void lock() {
        throw new UnsupportedOperationException("TODO: ReentrantMutex.lock");
    }

    @Override
    public void unlock() {
        throw new UnsupportedOperationException("TODO: ReentrantMutex.unlock");
    }

    @Override
    public boolean tryLock() {
        throw new UnsupportedOperationException("TODO: ReentrantMutex.tryLock");
    }

    @Override
    public int holdCount() {
        throw new UnsupportedOperationException("TODO: ReentrantMutex.holdCount");
    }
}
