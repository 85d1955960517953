package dev.lockstep.engine.trace;

/// One step of a schedule.
///
/// @param thread whose, as an index into the threads of the trace
/// @param site where
/// @param object what on, named after the field that holds it; empty where there is nothing to name
/// @param result the value read, written or returned, or what came of the step; empty where there is none
/// @param preempted whether the thread was preempted right before this step
/// @param changes whether the step changes what other threads can see, other than by taking or giving back a lock
/// @param blocked whether the thread stopped at this step for good, and the schedule failed for that
public record Event(int thread, Site site, String object, String result, boolean preempted, boolean changes,
        boolean blocked) {

    /// The step in words, such as `locked.getAndSet() = true`.
    public String text() {
        var name = object.isEmpty() ? "" : object + ".";
        return switch (site.operation()) {
            case READ, VOLATILE_READ -> site.member() + is();
            case WRITE, VOLATILE_WRITE -> site.member() + " = " + result;
            case MONITOR_ENTER -> "enter monitor" + of();
            case MONITOR_EXIT -> "leave monitor" + of();
            case INITIALIZE -> "initialise " + object;
            case INITIALIZED -> object + " is initialised";
            case WAIT -> name + "wait()" + is();
            case NOTIFY -> name + "notify()" + is();
            case NOTIFY_ALL -> name + "notifyAll()" + is();
            case CALL, THREAD -> name + site.member() + "()" + is();
            case METHOD -> site.member() + "()";
            case HELPER -> site.member();
            case LOOP -> "loop" + is();
        };
    }

    private String of() {
        return (object.isEmpty() ? "" : " of " + object) + (result.isEmpty() ? "" : ": " + result);
    }

    private String is() {
        return result.isEmpty() ? "" : ": " + result;
    }
}
