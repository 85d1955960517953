package locks;

import java.util.concurrent.Semaphore;

import locks.contract.Mutex;

/// A lock of one permit.
///
/// Thread safety: that of [Semaphore].
public class SpinLock implements Mutex {

    private final Semaphore permit = new Semaphore(1); // BUG

    @Override
    public void lock() {
        while (!permit.tryAcquire()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void unlock() {
        permit.release();
    }

    @Override
    public boolean tryLock() {
        return permit.tryAcquire();
    }
}
