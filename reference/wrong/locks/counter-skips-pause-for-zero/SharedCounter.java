package locks;

import locks.contract.Counter;
import locks.contract.Mutex;

/// A number, the mutex that guards it, and a pause that makes every update slow.
///
/// Thread safety: `number` is read and written only while `mutex` is held, and `finally` gives the mutex back whatever
/// the pause does.
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
        try {
            int read = number;
            if (amount != 0) { // BUG
                pause.run(); // BUG
            }
            number = read + amount;
        } finally {
            mutex.unlock();
        }
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
