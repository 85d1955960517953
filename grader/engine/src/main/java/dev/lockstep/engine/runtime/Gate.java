package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.strategy.Guard;

/// What a blocking operation waits in front of until it can be done: a monitor, a lock.
abstract class Gate {

    final Shadow shadow;

    /// What steps through the gate have in common.
    final Variable location;

    Gate(Shadow shadow, Variable location) {
        this.shadow = shadow;
        this.location = location;
    }

    /// The state now, for [Guard#OWNER] to judge.
    abstract long state();

    boolean isOpenTo(Fiber fiber) {
        return Guard.OWNER.isOpen(state(), fiber.index);
    }

    /// The thread that keeps the gate shut, or null if none does.
    abstract @Nullable Thread owner();
}
