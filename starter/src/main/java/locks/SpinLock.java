package locks;

import locks.contract.Mutex;

/// Asks again and again until the lock is free. The contract is in [Mutex].
public class SpinLock implements Mutex {

    // One variable of java.util.concurrent.atomic is all it takes.

    @Override
    public void lock() {
        throw new UnsupportedOperationException("TODO: SpinLock.lock");
    }

    @Override
    public void unlock() {
        throw new UnsupportedOperationException("TODO: SpinLock.unlock");
    }

    @Override
    public boolean tryLock() {
        throw new UnsupportedOperationException("TODO: SpinLock.tryLock");
    }
}
