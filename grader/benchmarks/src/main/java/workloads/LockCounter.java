package workloads;

import java.util.concurrent.locks.ReentrantLock;

import dev.lockstep.benchmarks.Turns;

/// A counter that an explicit lock guards.
public class LockCounter {

    private final ReentrantLock lock = new ReentrantLock();
    private int value;

    /// Counts up.
    public int increment() {
        lock.lock();
        try {
            Turns.step();
            return ++value;
        } finally {
            lock.unlock();
            Turns.step();
        }
    }
}
