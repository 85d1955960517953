package dev.lockstep.engine.trace;

/// One step of a schedule.
///
/// @param thread whose, as an index into the threads of the trace
/// @param site where
/// @param object what on; empty where there is nothing to name. For an element of an array it is the element, such as
///        `seats[1]`; for a field, the object that has it if the schedule has another of its name
/// @param result what came of it
/// @param confined whether it is about an array that no other thread touches
/// @param spins whether the thread did the same again and again
/// @param preempted whether the thread was preempted right before this step
/// @param changes whether the step changes what other threads can see, other than by taking or giving back a lock
/// @param blocked whether the thread stopped at this step for good, and the schedule failed for that
public record Event(int thread, Site site, String object, Result result, boolean confined, boolean spins,
        boolean preempted, boolean changes, boolean blocked) {

    /// What a step that reads or writes memory is about: a field, or an element of an array.
    public String variable() {
        if (site.isElement()) {
            return object.isEmpty() ? site.member() : object;
        }
        return object.isEmpty() ? site.member() : object + "." + site.member();
    }
}
