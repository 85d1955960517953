package locks;

import java.util.concurrent.atomic.AtomicBoolean;

import locks.contract.Mutex;

/// A lock of one bit, and a cheap look before each expensive try.
///
/// Thread safety: `held` turns from false to true only in `compareAndSet`; `looksHeld` is only a hint and may lag
/// behind.
public class SpinLock implements Mutex {

    private final AtomicBoolean held = new AtomicBoolean();
    private boolean looksHeld; // BUG

    @Override
    public void lock() {
        while (!tryLock()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void unlock() {
        looksHeld = false; // BUG
        held.set(false);
    }

    @Override
    public boolean tryLock() {
        if (looksHeld || !held.compareAndSet(false, true)) { // BUG
            return false;
        }
        looksHeld = true; // BUG
        return true;
    }
}
