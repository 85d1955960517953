package dev.lockstep.engine.trace;

import java.util.List;

/// What happened in one schedule, step by step.
///
/// @param threads the names of the threads, in the order of their start
public record Trace(List<String> threads, List<Event> events) {

    public Trace {
        threads = List.copyOf(threads);
        events = List.copyOf(events);
    }
}
