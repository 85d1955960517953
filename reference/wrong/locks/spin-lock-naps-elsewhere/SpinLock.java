package locks;

import java.util.concurrent.atomic.AtomicBoolean;

import locks.contract.Mutex;
import locks.parts.Pause;

/// A lock of one bit, whose rivals rest for a moment after each failure.
///
/// Thread safety: `held` turns from false to true only in `compareAndSet`, for one of several rivals.
public class SpinLock implements Mutex {

    private final AtomicBoolean held = new AtomicBoolean();

    @Override
    public void lock() {
        boolean interrupted = false;
        while (!tryLock()) {
            interrupted |= Pause.rest();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
