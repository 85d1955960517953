package dev.lockstep.benchmarks;

import org.jspecify.annotations.Nullable;

/// Counts how often the carrier has passed from one thread to another. A workload calls it after each of its steps;
/// what passes without a step in between is not counted, so the count is a lower bound.
///
/// Not instrumented, so a call is no switch point. Thread safety: the threads of an exploration share one carrier, and
/// the carriers of two explorations follow one another.
public final class Turns {

    private static long count;
    private static @Nullable Thread last;

    private Turns() {}

    /// The calling thread has taken a step.
    @SuppressWarnings("ReferenceEquality") // a thread is itself alone
    public static void step() {
        var thread = Thread.currentThread();
        if (thread != last) {
            last = thread;
            count++;
        }
    }

    /// How often the thread was another than the one before, since the JVM started.
    public static long count() {
        return count;
    }
}
