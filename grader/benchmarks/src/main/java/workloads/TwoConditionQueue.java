package workloads;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

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
            while (full) {
                notFull.await();
            }
            element = added;
            full = true;
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for an element and takes it.
    public int take() throws InterruptedException {
        lock.lock();
        try {
            while (!full) {
                notEmpty.await();
            }
            full = false;
            notFull.signal();
            return element;
        } finally {
            lock.unlock();
        }
    }
}
