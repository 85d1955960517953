package dev.lockstep.engine.strategy;

import java.util.Arrays;

/// Something that steps have in common: a variable, a lock, a queue. It lives as long as a schedule and holds, for the
/// strategy that observes, which steps accessed it. Not thread-safe: used by the carrier alone.
public class Location {

    /// Numbers the locations of a schedule in the order in which steps first access them; -1 before that.
    int number = -1;

    /// The step that first accessed it.
    int numberedBy = -1;

    private int[] writers = new int[4];
    private long[] states = new long[4];
    private int writes;
    private int[] readers = new int[4];
    private int reads;

    /// A location that no step has accessed yet.
    protected Location() {}

    /// The steps that wrote it, in order: `writer(0)` to `writer(writes() - 1)`.
    final int writes() {
        return writes;
    }

    final int writer(int index) {
        return writers[index];
    }

    /// The state before a write.
    final long stateBefore(int index) {
        return states[index];
    }

    /// The last step of each process that read it since it was last written.
    final int reads() {
        return reads;
    }

    final int reader(int index) {
        return readers[index];
    }

    final void write(int step, long state) {
        if (writes > 0 && writers[writes - 1] == step) {
            return;
        }
        if (writes == writers.length) {
            writers = Arrays.copyOf(writers, 2 * writes);
            states = Arrays.copyOf(states, 2 * writes);
        }
        writers[writes] = step;
        states[writes++] = state;
        reads = 0;
    }

    /// Notes a read; an earlier one of the same process gives way.
    final void read(int step, Steps steps) {
        for (var i = 0; i < reads; i++) {
            if (steps.process(readers[i]) == steps.process(step)) {
                readers[i] = step;
                return;
            }
        }
        if (reads == readers.length) {
            readers = Arrays.copyOf(readers, 2 * reads);
        }
        readers[reads++] = step;
    }
}
