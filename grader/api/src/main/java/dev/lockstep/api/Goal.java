package dev.lockstep.api;

/// What a [Reaches] check looks for.
public interface Goal {

    /// Says that this schedule shows it. May be called by any thread of the check.
    void reached();

    /// Says so if the condition holds.
    default void reachedIf(boolean condition) {
        if (condition) {
            reached();
        }
    }
}
