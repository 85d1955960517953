package dev.lockstep.engine.runtime;

import java.util.Arrays;

/// A vector clock: for each thread, how much of it happened before (Mattern, "Virtual time and global states of
/// distributed systems", 1989).
final class VectorClock {

    private static final int[] NONE = {};

    private int[] times = NONE;

    int get(int thread) {
        return thread < times.length ? times[thread] : 0;
    }

    /// Grows whenever another thread's time does.
    long sumOfOthers(int thread) {
        var sum = 0L;
        for (var time : times) {
            sum += time;
        }
        return sum - get(thread);
    }

    void tick(int thread) {
        if (thread >= times.length) {
            times = Arrays.copyOf(times, Math.max(Math.max(4, thread + 1), 2 * times.length));
        }
        times[thread]++;
    }

    void join(VectorClock other) {
        var theirs = other.times;
        if (theirs.length > times.length) {
            times = Arrays.copyOf(times, theirs.length); // no longer: two clocks that join each other would never stop
        }
        for (var i = 0; i < theirs.length; i++) {
            if (theirs[i] > times[i]) {
                times[i] = theirs[i];
            }
        }
    }
}
