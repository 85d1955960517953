package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The monitor of one object.
final class Monitor {

    final Shadow shadow;

    @Nullable
    Fiber owner;
    int count;

    /// Where the owner entered.
    int enteredAt;

    /// The wait set, in the order of arrival.
    final List<Fiber> waiting = new ArrayList<>(2);

    /// What the last owner published by leaving.
    final VectorClock published = new VectorClock();

    Monitor(Shadow shadow) {
        this.shadow = shadow;
    }
}
