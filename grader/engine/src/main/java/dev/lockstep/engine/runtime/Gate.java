package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.strategy.Guard;

/// What a blocking operation waits in front of until it can be done: a monitor, a lock.
abstract class Gate {

    final Shadow shadow;

    /// What steps through the gate have in common.
    final Variable location;

    private @Nullable Variable queue;

    Gate(Shadow shadow, Variable location) {
        this.shadow = shadow;
        this.location = location;
    }

    /// The state now, for [Guard#OWNER] to judge.
    abstract long state();

    /// What those read who ask who waits in front of the gate, or whether somebody does.
    Variable queue(Execution execution) {
        var made = queue;
        if (made == null) {
            made = execution.newVariable();
            queue = made;
        }
        return made;
    }

    /// Somebody begins or ends to wait in front of the gate, or it opens or shuts.
    void changed() {
        if (queue != null) {
            queue.version++;
        }
    }

    boolean isOpenTo(Fiber fiber) {
        return Guard.OWNER.isOpen(state(), fiber.index);
    }

    /// The thread that keeps the gate shut, or null if none does.
    abstract @Nullable Thread owner();
}
