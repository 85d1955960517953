package locks;

import java.util.concurrent.atomic.AtomicBoolean;

import locks.contract.Mutex;

/// A lock of one bit.
///
/// Thread safety: `held` is atomic, so that each thread sees what the others wrote to it.
public class SpinLock implements Mutex {

    private final AtomicBoolean held = new AtomicBoolean();

    @Override
    public void lock() {
        while (held.get()) { // BUG
            Thread.onSpinWait();
        }
        held.set(true); // BUG
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
