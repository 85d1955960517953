package dev.lockstep.engine;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Rt;

/// Says, for code that is not instrumented (helpers of checks), what an assertion that fails ends the schedule as. Nothing
/// can be said once it has failed: it ends the schedule where it leaves the code whose assertions count.
public final class Assertions {

    private Assertions() {}

    /// Has assertions that fail in the calling thread end the schedule as what this makes of them. Does nothing outside an
    /// exploration.
    ///
    /// @param made null if they end it as they are
    /// @return what held before, to be put back
    public static @Nullable UnaryOperator<AssertionError> endAs(@Nullable UnaryOperator<AssertionError> made) {
        return Rt.assertionsEndAs(made);
    }
}
