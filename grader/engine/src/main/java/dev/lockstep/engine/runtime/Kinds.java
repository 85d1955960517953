package dev.lockstep.engine.runtime;

import dev.lockstep.engine.model.Kind;
import dev.lockstep.engine.model.Model;

/// What an object is to threads that share it.
final class Kinds {

    private Kinds() {}

    /// By its class alone. Of an array, the elements are read and written as those of a list are.
    static Kind of(Object object) {
        return object.getClass().isArray() ? Kind.UNSYNCHRONISED : Model.kind(Model.jdkClass(object.getClass()));
    }

    /// What a wrapper is depends on what it wraps, which its shadow knows; one that wraps nothing known is as good as none.
    @SuppressWarnings("ReferenceEquality") // a wrapper that wraps nothing known has a shadow of its own
    static Kind of(Shadow shadow, Object object) {
        var kind = of(object);
        if (kind != Kind.WRAPPER) {
            return kind;
        }
        return shadow.object == object ? Kind.IMMUTABLE : of(shadow.object);
    }
}
