package dev.lockstep.engine.trace;

import java.util.List;

/// What came of a step.
public sealed interface Result {

    /// What needs no more than a word.
    enum Plain implements Result {
        /// Nothing, or nothing that is known.
        NOTHING,
        /// A wait ended, because another thread ended it or for no reason.
        WOKEN,
        /// A timer ended a wait.
        TIMED_OUT,
        /// An interrupt ended a wait.
        INTERRUPTED,
        /// There was nobody to wake.
        NOBODY_WAITS
    }

    /// A value was read, written or returned.
    ///
    /// @param text as a trace shows it
    record Value(String text) implements Result {}

    /// Others were woken.
    ///
    /// @param threads their names
    record Wakes(List<String> threads) implements Result {
        public Wakes {
            threads = List.copyOf(threads);
        }
    }

    /// It ended with an exception.
    ///
    /// @param type the name of its class
    /// @param message empty if there is none
    record Threw(String type, String message) implements Result {}

    /// The exception ended a task, and the task's future keeps it.
    ///
    /// @param future the name of the future
    record Kept(Threw exception, String future) implements Result {}

    /// Whether it is this value.
    default boolean is(String value) {
        return this instanceof Value(var text) && text.equals(value);
    }
}
