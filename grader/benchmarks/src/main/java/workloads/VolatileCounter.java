package workloads;

import dev.lockstep.benchmarks.Turns;

/// A counter that loses updates: reading and writing it are two steps.
public class VolatileCounter {

    private volatile int value;

    /// Counts up, perhaps.
    public int increment() {
        var read = value;
        Turns.step();
        value = read + 1;
        Turns.step();
        return read + 1;
    }
}
