package workloads;

import java.util.concurrent.locks.ReentrantLock;

/// A counter that all threads share, and the lock that guards it.
public class OneLock {

    private final ReentrantLock lock = new ReentrantLock();
    private int value;

    /// Counts up.
    public int increment() {
        lock.lock();
        try {
            return ++value;
        } finally {
            lock.unlock();
        }
    }
}
