package dev.lockstep.engine.trace;

import java.util.List;

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
/// @param called how its method was called, if it is the beginning of one; if it waits, for how long at the most
/// @param local whether it is about an array or a collection that a local variable holds, and no field as far as is known
public record Event(int thread, Site site, String object, Result result, boolean confined, boolean spins,
        boolean preempted, boolean changes, boolean blocked, Called called, boolean local) {

    /// How a method was called, the program's or one that waits.
    ///
    /// @param by the class that holds the code which called it, with dots; empty where that is no code of the program's, or
    ///        a step before has told of the call
    /// @param arguments as a trace shows them
    public record Called(String by, List<String> arguments) {

        /// Not at all.
        public static final Called NOT = new Called("", List.of());

        public Called {
            arguments = List.copyOf(arguments);
        }
    }

    /// This one, with another answer to whether the thread was preempted right before.
    public Event preempted(boolean was) {
        return new Event(thread, site, object, result, confined, spins, was, changes, blocked, called, local);
    }

    /// What a step that reads or writes memory is about: a field, or an element of an array.
    public String variable() {
        if (site.isElement()) {
            return object.isEmpty() ? site.member() : object;
        }
        return object.isEmpty() ? site.member() : object + "." + site.member();
    }
}
