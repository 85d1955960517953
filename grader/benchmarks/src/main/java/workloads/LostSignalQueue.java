package workloads;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A queue with room for one element whose taker looks before it holds the lock: a signal that comes in between is lost.
public class LostSignalQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private int element;
    private volatile boolean full;

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

    /// Waits for an element, but perhaps not for this one, and takes it.
    @SuppressWarnings("WaitNotInLoop") // that is the bug
    public int take() throws InterruptedException {
        var wait = !full;
        lock.lock();
        try {
            if (wait) {
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
