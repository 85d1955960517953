package workloads;

import java.util.concurrent.atomic.AtomicInteger;

/// A counter for each thread: no thread cares what another does.
public class SeparateCounters {

    private final AtomicInteger[] counters = new AtomicInteger[8];

    /// All of them at zero.
    public SeparateCounters() {
        for (var thread = 0; thread < counters.length; thread++) {
            counters[thread] = new AtomicInteger();
        }
    }

    /// Counts a thread's up.
    public int increment(int thread) {
        return counters[thread].incrementAndGet();
    }
}
