package workloads;

/// What a queue with room for one element does for one thread.
public class QueueModel {

    private int element;
    private boolean full;

    /// Adds an element.
    ///
    /// @throws IllegalStateException where the queue would block
    public void put(int added) {
        if (full) {
            throw new IllegalStateException("full: the call would block");
        }
        element = added;
        full = true;
    }

    /// Takes the element.
    ///
    /// @throws IllegalStateException where the queue would block
    public int take() {
        if (!full) {
            throw new IllegalStateException("empty: the call would block");
        }
        full = false;
        return element;
    }
}
