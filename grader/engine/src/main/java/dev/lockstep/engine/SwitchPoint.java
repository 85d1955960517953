package dev.lockstep.engine;

import dev.lockstep.engine.runtime.Rt;
import dev.lockstep.engine.trace.Sites;

/// Declares operations of code that is not instrumented (helpers of checks) as points where the scheduler may switch.
public final class SwitchPoint {

    private SwitchPoint() {}

    /// Lets the scheduler run another thread before the caller's next operation. Does nothing outside an exploration.
    ///
    /// @param operation what comes next, as a trace shows it
    public static void pass(String operation) {
        if (Rt.isScheduled()) {
            Rt.helper(Sites.helper(operation));
        }
    }
}
