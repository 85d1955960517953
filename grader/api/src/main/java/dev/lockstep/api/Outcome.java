package dev.lockstep.api;

/// What a schedule of a [MatchesReference] check came to: named values, compared as text.
public interface Outcome {

    /// Sets a value; the last one of a name counts. May be called by any thread of the check; a switch point.
    void set(String name, Object value);
}
