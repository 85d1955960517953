package dev.lockstep.engine.trace;

import java.util.List;

/// What happened in one schedule, step by step.
///
/// @param threads the names of the threads, in the order of their start
/// @param omitted what was too long to be kept
/// @param bonds what binds the steps to each other
public record Trace(List<String> threads, List<Event> events, Omitted omitted, Bonds bonds) {

    /// Steps that were left out.
    ///
    /// @param after how many events come before them
    /// @param steps how many there are; 0 if none was left out
    public record Omitted(int after, long steps) {

        /// No steps.
        public static final Omitted NONE = new Omitted(0, 0);
    }

    public Trace {
        threads = List.copyOf(threads);
        events = List.copyOf(events);
    }

    /// A trace that is complete.
    public Trace(List<String> threads, List<Event> events) {
        this(threads, events, Omitted.NONE, Bonds.NONE);
    }
}
