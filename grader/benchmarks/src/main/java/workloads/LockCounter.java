package workloads;

import java.util.concurrent.locks.ReentrantLock;

/// A counter that an explicit lock guards.
public class LockCounter {

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
