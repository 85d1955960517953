package dev.lockstep.engine.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a call of a method does.
///
/// @param isDescribed whether a table says so; if none does, the worst is assumed
public record Deed(Effect effect, Set<Trait> traits, boolean isDescribed) {

    static final Deed NOTHING = new Deed(Effect.NONE, Set.of(), true);
    static final Deed UNDESCRIBED = new Deed(Effect.BOTH, Set.of(), false);

    private static final Set<Trait> ON_OTHERS = Set.of(Trait.ARGUMENT, Trait.FILLS, Trait.DEEP, Trait.ARRAYS,
            Trait.COMPARES, Trait.KEY, Trait.ITERATES, Trait.UNSEEN);

    public Deed {
        traits = Collections.unmodifiableSet(copy(traits)); // of enum constants: asked at every call
    }

    private static EnumSet<Trait> copy(Set<Trait> traits) {
        var copy = EnumSet.noneOf(Trait.class);
        copy.addAll(traits);
        return copy;
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// Whether it changes data; to take a lock, to give it back or to signal does not.
    public boolean changesData() {
        return effect.changes && !is(Trait.LOCKING);
    }

    /// What it does to other objects than its own, which never changes.
    public Deed onOthers() {
        var left = copy(traits);
        left.retainAll(ON_OTHERS);
        return left.isEmpty() ? NOTHING : new Deed(Effect.NONE, left, isDescribed);
    }
}
