package counter;

import java.util.concurrent.locks.ReentrantLock;

import counter.contract.Counter;

public class LockedCounter implements Counter {
    private final ReentrantLock lock = new ReentrantLock();
    private int value;

    public int increment() {
        lock();
        try {
            value++;
            return value;
        } finally {
            unlock();
        }
    }

    public int get() {
        lock();
        try {
            return value;
        } finally {
            unlock();
        }
    }

    private void lock() {
        lock.lock();
    }

    private void unlock() {
        lock.unlock();
    }
}
