package dev.lockstep.engine;

import dev.lockstep.engine.runtime.Rt;

/// Lets helpers of checks fail a schedule with an exception that nobody can catch or handle.
public final class Uncaught {

    private Uncaught() {}

    /// Ends the schedule as an exception does that leaves its thread, whatever handler the thread has. Returns outside an
    /// exploration alone, and where the schedule is over already: the caller throws it then.
    public static void report(Throwable thrown) {
        Rt.uncaught(thrown);
    }
}
