package workloads;

import dev.lockstep.benchmarks.Turns;

/// A counter that a monitor guards.
public class MonitorCounter {

    private int value;

    /// Counts up.
    public synchronized int increment() {
        Turns.step();
        return ++value;
    }
}
