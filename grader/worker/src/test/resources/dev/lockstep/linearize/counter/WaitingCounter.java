package counter;

import counter.contract.Counter;

public class WaitingCounter implements Counter {
    private boolean held;
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
        synchronized (this) {
            while (held) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            held = true;
        }
    }

    private void unlock() {
        synchronized (this) {
            held = false;
            notify();
        }
    }
}
