package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

/// What a blocking operation waits in front of until it can be done: a monitor, a lock. Its state is the one number that
/// the operation's [dev.lockstep.engine.strategy.Guard] judges.
abstract class Gate {

    final Shadow shadow;

    /// What steps through the gate have in common.
    final Variable location;

    Gate(Shadow shadow, Variable location) {
        this.shadow = shadow;
        this.location = location;
    }

    /// The state now.
    abstract long state();

    /// The thread that keeps the gate shut, or null if it is no single one's.
    abstract @Nullable Thread owner();
}
