package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

/// What every instrumented class implements: a place on the object for its shadow, so that no table is needed.
public interface Shadowed {

    /// The shadow last put.
    @Nullable
    Shadow lockstep$shadow();

    /// Puts a shadow.
    void lockstep$shadow(@Nullable Shadow shadow);
}
