package dev.lockstep.engine;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;

import dev.lockstep.engine.runtime.Rt;
import dev.lockstep.engine.trace.Sites;

/// Declares operations of code that is not instrumented (helpers of checks) as points where the scheduler may switch.
public final class SwitchPoint {

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

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
        if (Rt.isScheduled()) {
            Rt.helper(STACK.walk(frames -> frames.skip(1).filter(frame -> isOfProgram(frame, helper)).findFirst())
                    .map(frame -> Sites.helper(operation, frame.toStackTraceElement()))
                    .orElseGet(() -> Sites.helper(operation)));
        }
    }

    /// Counts work of a helper that no loop of the program does, so that a program which has it done for ever comes to the limit
    /// of steps. No switch point.
    ///
    /// @param iterations of a loop that would have cost as much
    public static void works(int iterations) {
        if (Rt.isScheduled()) {
            Rt.works(iterations);
        }
    }

    private static boolean isOfProgram(StackFrame frame, Class<?> helper) {
        var type = frame.getDeclaringClass();
        return type.getNestHost() != helper.getNestHost() && !type.getModule().isNamed();
    }
}
