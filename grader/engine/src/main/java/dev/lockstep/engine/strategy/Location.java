package dev.lockstep.engine.strategy;

import org.jspecify.annotations.Nullable;

/// Something that steps have in common: a variable, a lock, a queue. It lives as long as a schedule. Not thread-safe: used
/// by the carrier alone.
public class Location {

    /// Numbers the locations of a schedule in the order in which steps first access them; -1 before that.
    int number = -1;

    /// The step that first accessed it.
    int numberedBy = -1;

    private @Nullable History history;

    /// A location that no step has accessed yet.
    protected Location() {}

    /// Notes that a step accesses it for the first time.
    final void number(int next, int step, History steps) {
        number = next;
        numberedBy = step;
        history = steps;
    }

    /// The steps that have accessed it.
    final History history() {
        var known = history;
        if (known == null) {
            throw new IllegalStateException("no step has accessed the location");
        }
        return known;
    }
}
