package locks;

import java.util.concurrent.atomic.AtomicReference;

import locks.contract.Mutex;
import locks.parts.Waiting;

/// A lock that knows who has it, and waits by a helper that could do it in another way as well.
///
/// Thread safety: `owner` turns from null to a thread only in `compareAndSet`, and back only in `unlock`.
public class SpinLock implements Mutex {

    private final AtomicReference<Thread> owner = new AtomicReference<>();

    @Override
    public void lock() {
        Waiting.spinUntil(this::tryLock);
    }

    @Override
    public void unlock() {
        owner.set(null);
    }

    @Override
    public boolean tryLock() {
        return owner.compareAndSet(null, Thread.currentThread());
    }

    @Override
    public String toString() {
        return String.format("SpinLock[%s]", owner.get());
    }
}
