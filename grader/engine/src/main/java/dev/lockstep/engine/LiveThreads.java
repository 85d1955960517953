package dev.lockstep.engine;

import dev.lockstep.engine.runtime.Rt;
import dev.lockstep.engine.trace.Sites;

/// The threads of a schedule, whoever has started them.
public final class LiveThreads {

    private LiveThreads() {}

    /// How many of the calling one's group ([Groups]) have been started and have not ended, beside itself; a switch point. None
    /// outside an exploration.
    public static int count() {
        return Rt.isScheduled() ? Rt.liveThreads(Sites.helper("threads.alive")) : 0;
    }

    /// Whether all threads have ended but the calling one and daemons; no switch point. So it is outside an exploration.
    public static boolean noneBesideDaemons() {
        return Rt.onlyDaemonsBeside();
    }
}
