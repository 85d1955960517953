package locks;

import java.util.concurrent.atomic.AtomicInteger;

import locks.contract.Counter;
import locks.contract.Mutex;

/// A number that is updated under a mutex and may be read at any time.
///
/// Thread safety: `number` is atomic; the mutex keeps the updates apart.
public class SharedCounter implements Counter {

    private final Mutex mutex;
    private final Runnable pause;
    private final AtomicInteger number = new AtomicInteger();

    public SharedCounter(Mutex mutex, Runnable pause) {
        this.mutex = mutex;
        this.pause = pause;
    }

    @Override
    public void add(int amount) {
        locked(() -> {
            int read = number.get();
            pause.run();
            number.set(read + amount);
        });
    }

    @Override
    public int value() {
        return number.get();
    }

    private void locked(Runnable action) {
        mutex.lock();
        try {
            action.run();
        } finally {
            mutex.unlock();
        }
    }
}
