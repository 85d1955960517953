package dev.lockstep.engine.model;

import java.util.Set;

/// What a call of a method does.
///
/// @param isDescribed whether a table says so; if none does, the worst is assumed
public record Deed(Effect effect, Set<Trait> traits, boolean isDescribed) {

    static final Deed NOTHING = new Deed(Effect.NONE, Set.of(), true);
    static final Deed UNDESCRIBED = new Deed(Effect.BOTH, Set.of(), false);

    public Deed {
        traits = Set.copyOf(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// Whether it changes data; to take a lock, to give it back or to signal does not.
    public boolean changesData() {
        return effect.changes && !is(Trait.LOCKING);
    }
}
