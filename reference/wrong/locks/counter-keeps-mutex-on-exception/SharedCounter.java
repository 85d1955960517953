package locks;

import locks.contract.Counter;
import locks.contract.Mutex;

/// A number, the mutex that guards it, and a pause that makes every update slow.
///
/// Thread safety: `number` is read and written only while `mutex` is held.
public class SharedCounter implements Counter {

    private final Mutex mutex;
    private final Runnable pause;
    private int number;

    public SharedCounter(Mutex mutex, Runnable pause) {
        this.mutex = mutex;
        this.pause = pause;
    }

    @Override
    public void add(int amount) {
        mutex.lock();
        int read = number;
        pause.run(); // BUG
        number = read + amount;
        mutex.unlock(); // BUG
    }

    @Override
    public int value() {
        mutex.lock();
        try {
            return number;
        } finally {
            mutex.unlock();
        }
    }
}
