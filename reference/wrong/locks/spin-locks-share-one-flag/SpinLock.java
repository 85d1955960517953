package locks;

import java.util.concurrent.atomic.AtomicBoolean;

import locks.contract.Mutex;

/// A lock of one bit.
///
/// Thread safety: `held` turns from false to true only in `compareAndSet`, one atomic step that exactly one of several
/// rivals wins; it turns back only in `unlock`, which the holder alone calls. The write of `unlock` happens before the
/// `compareAndSet` that reads it, so that the next holder sees what this one did.
public class SpinLock implements Mutex {

    private static final AtomicBoolean held = new AtomicBoolean(); // BUG

    @Override
    public void lock() {
        while (!tryLock()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void unlock() {
        held.set(false);
    }

    @Override
    public boolean tryLock() {
        return held.compareAndSet(false, true);
    }
}
