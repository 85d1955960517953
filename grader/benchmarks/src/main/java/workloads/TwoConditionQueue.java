package workloads;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.lockstep.benchmarks.Turns;

/// A queue with room for one element, a lock and two conditions.
public class TwoConditionQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private int element;
    private boolean full;

    /// Waits for room and adds an element.
    public void put(int added) throws InterruptedException {
        lock.lock();
        try {
            Turns.step();
            while (full) {
                notFull.await();
                Turns.step();
            }
            element = added;
            full = true;
            notEmpty.signal();
        } finally {
            lock.unlock();
            Turns.step();
        }
    }

    /// Waits for an element and takes it.
    public int take() throws InterruptedException {
        lock.lock();
        try {
            Turns.step();
            while (!full) {
                notEmpty.await();
                Turns.step();
            }
            full = false;
            notFull.signal();
            return element;
        } finally {
            lock.unlock();
            Turns.step();
        }
    }
}
