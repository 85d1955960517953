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

    /// As [#pass(String)], but a trace shows the operation at the line that called the helper.
    ///
    /// @param helper the class whose operation it is, with those nested in it
    public static void pass(String operation, Class<?> helper) {
        Rt.helper(operation, helper);
    }

    /// Counts work of a helper that the scheduler does not see, so that a program which has it done for ever comes to the limit
    /// of steps. No switch point.
    ///
    /// @param steps how many it counts as
    public static void works(int steps) {
        Rt.works(steps);
    }
}
