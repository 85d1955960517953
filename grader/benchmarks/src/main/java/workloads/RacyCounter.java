package workloads;

/// A counter without a guard.
public class RacyCounter {

    private int value;

    /// Counts up, perhaps.
    public int increment() {
        return ++value;
    }
}
