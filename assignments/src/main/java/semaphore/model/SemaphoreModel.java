package semaphore.model;

/// A bounded semaphore for one thread: what each operation that never waits answers, and what it leaves behind.
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
