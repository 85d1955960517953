package counter;

import counter.contract.Counter;

public class BadSpinCounter implements Counter {
    private volatile boolean locked;
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
        while (locked) {
            Thread.onSpinWait();
        }
        locked = true; // BUG
    }

    private void unlock() {
        locked = false;
    }
}
