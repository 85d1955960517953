package workloads;

/// A counter that a monitor guards.
public class MonitorCounter {

    private int value;

    /// Counts up.
    public synchronized int increment() {
        return ++value;
    }
}
