package dev.lockstep.engine;

import dev.lockstep.engine.runtime.Rt;
import dev.lockstep.engine.trace.Sites;

/// Declares where the operations of a concurrent history begin and end, for code that is not instrumented and asks whether
/// some order of the operations explains what they answered (linearizability: Herlihy and Wing, TOPLAS 1990).
///
/// In such a question one operation comes before another only if it had returned when the other was called. So a call comes
/// before or after each return of another caller, and calls among themselves, or returns, in no order. A stronger order
/// refutes more: where a call may come as late as its operation's first step, and a return as early as its last, no schedule
/// is spent on an earlier call or a later return.
///
/// An exploration that goes through all schedules shows every combination of answers that there is, each with every strongest
/// order that it comes about in. What a caller notes there (how many of the others' operations have returned, that its own
/// has) is to come directly after the point: it then belongs to the same step.
public final class HistoryPoint {

    private HistoryPoint() {}

    /// An operation is about to be called. Does nothing outside an exploration.
    ///
    /// @param caller who calls it, counted from 0; one thread is one caller
    /// @param operation as a trace shows it
    public static void call(int caller, String operation) {
        if (Rt.isScheduled()) {
            Rt.operationCalled(Sites.helper(operation), caller);
        }
    }

    /// The operation has returned, or thrown. Does nothing outside an exploration.
    ///
    /// @param callers how many there are
    /// @param operation as a trace shows it, with what came of it
    public static void returns(int caller, int callers, String operation) {
        if (Rt.isScheduled()) {
            Rt.operationReturned(Sites.helper(operation), caller, callers);
        }
    }
}
