package workloads;

/// A counter that loses updates: reading and writing it are two steps.
public class VolatileCounter {

    private volatile int value;

    /// Counts up, perhaps.
    public int increment() {
        var read = value;
        value = read + 1;
        return read + 1;
    }
}
