package events.model;

import dev.lockstep.api.WouldBlock;

/// A latch for one thread: what each operation answers, and when it has to wait.
public class LatchModel {

    private int count;

    /// With a count of two.
    public LatchModel() {
        this(2);
    }

    /// With this count.
    public LatchModel(int count) {
        this.count = count;
    }

    /// Counts down, as far as zero.
    public void countDown() {
        count = Math.max(0, count - 1);
    }

    /// Goes on when the count is zero; has to wait while it is not.
    public void await() {
        if (count > 0) {
            throw new WouldBlock();
        }
    }

    /// Tells whether the count is zero, at once or some time later.
    public boolean awaitInTime() {
        return count == 0;
    }

    /// The count.
    public int count() {
        return count;
    }
}
