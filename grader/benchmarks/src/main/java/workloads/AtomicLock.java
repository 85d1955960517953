package workloads;

import java.util.concurrent.atomic.AtomicBoolean;

/// A lock that looks and takes in one step.
public class AtomicLock {

    private final AtomicBoolean held = new AtomicBoolean();

    /// Takes the lock if nobody holds it.
    public boolean tryLock() {
        return held.compareAndSet(false, true);
    }

    /// Gives it back.
    public void unlock() {
        held.set(false);
    }
}
