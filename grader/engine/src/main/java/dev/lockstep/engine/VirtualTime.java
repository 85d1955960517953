package dev.lockstep.engine;

import dev.lockstep.engine.runtime.Rt;
import dev.lockstep.engine.runtime.RtSources;

/// The time that the threads of an exploration see.
public final class VirtualTime {

    private VirtualTime() {}

    /// Virtual nanoseconds since the schedule began; real ones outside an exploration.
    public static long nanos() {
        return RtSources.nanoTime();
    }

    /// Blocks the calling thread until no other can run; no time passes. Does nothing outside an exploration.
    public static void settle() {
        Rt.settle();
    }

    /// When the next timer fires that a thread waits for, in virtual nanoseconds as [#nanos] counts them; `Long.MAX_VALUE` if
    /// there is none, or outside an exploration.
    public static long nextTimer() {
        return Rt.nextTimer();
    }
}
