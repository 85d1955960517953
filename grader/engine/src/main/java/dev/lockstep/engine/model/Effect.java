package dev.lockstep.engine.model;

/// What a call does to its object and to the order of things. Where both orders are assumed although one might do, an
/// edge too many may hide a race; an edge too few would blame a correct program.
public enum Effect {
    /// Does not touch anything that changes.
    NONE(false, false, false),
    /// Sees what others published, and changes nothing.
    READ(true, false, false),
    /// Sees what others published, and takes something away.
    ACQUIRE(true, false, true),
    /// Publishes, and sees nothing.
    PUBLISH(false, true, true),
    /// Sees, and if it succeeds publishes.
    COMPARE_AND_SET(true, true, true),
    /// Publishes first and sees afterwards.
    BOTH(true, true, true),
    /// Calls a function, and publishes what that did as well.
    AROUND(true, true, true),
    /// Calls a function for one element after the other, and sees what others put in meanwhile.
    TRAVERSES(true, false, false);

    public final boolean sees;
    public final boolean publishes;
    public final boolean changes;

    Effect(boolean sees, boolean publishes, boolean changes) {
        this.sees = sees;
        this.publishes = publishes;
        this.changes = changes;
    }
}
