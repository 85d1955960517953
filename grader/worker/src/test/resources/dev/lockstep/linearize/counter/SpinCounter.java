package counter;

import java.util.concurrent.atomic.AtomicBoolean;

import counter.contract.Counter;

public class SpinCounter implements Counter {
    private final AtomicBoolean locked = new AtomicBoolean();
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
        while (locked.getAndSet(true)) {
            while (locked.get()) {
                Thread.onSpinWait();
            }
        }
    }

    private void unlock() {
        locked.set(false);
    }
}
