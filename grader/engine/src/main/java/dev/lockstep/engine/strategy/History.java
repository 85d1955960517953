package dev.lockstep.engine.strategy;

import java.util.Arrays;

/// Which steps of a schedule accessed one location. The search keeps it for the location of the same number in the next
/// schedule. Not thread-safe.
final class History {

    private int[] writers = new int[8];
    private long[] states = new long[8];
    private int writes;
    private int[] readers = new int[4];
    private int reads;

    void clear() {
        writes = 0;
        reads = 0;
    }

    /// The steps that wrote the location, in order: `writer(0)` to `writer(writes() - 1)`.
    int writes() {
        return writes;
    }

    int writer(int index) {
        return writers[index];
    }

    /// The state before a write.
    long stateBefore(int index) {
        return states[index];
    }

    /// The last step of each process that read it since it was last written.
    int reads() {
        return reads;
    }

    int reader(int index) {
        return readers[index];
    }

    void write(int step, long state) {
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
    void read(int step, Steps steps) {
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
