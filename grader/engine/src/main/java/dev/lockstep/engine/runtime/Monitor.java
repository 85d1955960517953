package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.strategy.Guard;

/// The monitor of one object.
final class Monitor extends Gate {

    @Nullable
    Fiber owner;
    int count;

    /// Where the owner entered.
    int enteredAt;

    /// The wait set, in the order of arrival.
    final List<Fiber> waiting = new ArrayList<>(2);

    /// What the last owner published by leaving.
    final VectorClock published = new VectorClock();

    Monitor(Shadow shadow, Variable location) {
        super(shadow, location);
    }

    @Override
    long state() {
        var holder = owner;
        return holder == null ? Guard.FREE : holder.index + 1L;
    }

    @Override
    @Nullable
    Thread owner() {
        var holder = owner;
        return holder == null ? null : holder.thread;
    }
}
