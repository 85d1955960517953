package semaphore.model;

import dev.lockstep.api.WouldBlock;

/// A bounded semaphore for one thread: what each operation answers, what it leaves behind, and when it has to wait.
public class SemaphoreModel {

    private final int bound;
    private int available;

    /// Two permits.
    public SemaphoreModel() {
        this(2);
    }

    /// So many permits.
    public SemaphoreModel(int bound) {
        this.bound = bound;
        this.available = bound;
    }

    /// Takes a permit; has to wait while there is none.
    public void acquire() {
        if (!tryAcquire()) {
            throw new WouldBlock();
        }
    }

    /// Takes a permit if there is one, or gives up some time later.
    public boolean tryAcquireInTime() {
        return tryAcquire();
    }

    /// Takes a permit if there is one.
    public boolean tryAcquire() {
        if (available == 0) {
            return false;
        }
        available--;
        return true;
    }

    /// Gives `n` permits back, `n` at least 1.
    ///
    /// @throws IllegalStateException if fewer are taken
    public void release(int n) {
        if (n > bound - available) {
            throw new IllegalStateException();
        }
        available += n;
    }

    /// How many permits are there to take.
    public int availablePermits() {
        return available;
    }
}
