package locks;

import locks.contract.Counter;
import locks.contract.Mutex;

/// A number that is updated under a mutex and may be read at any time.
///
/// Thread safety: `number` is written only while `mutex` is held, once in each update that succeeds; it is volatile, so
/// that a reader without the mutex sees the last complete update.
public class SharedCounter implements Counter {

    private final Mutex mutex;
    private final Runnable pause;
    private volatile int number;

    public SharedCounter(Mutex mutex, Runnable pause) {
        this.mutex = mutex;
        this.pause = pause;
    }

    @Override
    public void add(int amount) {
        mutex.lock();
        try {
            int read = number;
            pause.run();
            number = read + amount;
        } finally {
            mutex.unlock();
        }
    }

    @Override
    public int value() {
        return number;
    }
}
