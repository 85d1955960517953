package counter;

import java.util.concurrent.locks.ReentrantLock;

import counter.contract.Counter;

public class HastyCounter implements Counter {
    private final ReentrantLock lock = new ReentrantLock();
    private int value;

    public int increment() {
        lock.lock();
        try {
            value++;
            return value;
        } finally {
            lock.unlock();
        }
    }

    public int get() {
        if (!lock.tryLock()) { // BUG
            return 0;
        }
        try {
            return value;
        } finally {
            lock.unlock();
        }
    }
}
