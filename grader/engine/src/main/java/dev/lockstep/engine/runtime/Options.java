package dev.lockstep.engine.runtime;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.strategy.Moves;
import dev.lockstep.engine.strategy.Moves.Action;

/// What can happen next: a fiber runs, a timer fires. The fiber that runs comes first, the others in the order
/// of their start, then timers.
final class Options {

    /// A timer so far away stands for none: "any delay" is not that of a program that means to wait for ever.
    private static final long CENTURIES = Long.MAX_VALUE / 4;

    final Moves moves = new Moves();

    private Fiber[] fibers = new Fiber[8];

    /// Collects the options.
    ///
    /// @param running the fiber that could go on and comes first, or null
    /// @param except the fiber that is not to be collected, or null
    void collect(Execution execution, @Nullable Fiber running, @Nullable Fiber except) {
        moves.clear();
        if (running != null) {
            add(running, Action.RUN);
        }
        var all = execution.fibers;
        for (var i = 0; i < all.size(); i++) {
            var fiber = all.get(i);
            if (fiber != except && execution.turns.canRun(fiber)) {
                add(fiber, Action.RUN);
            }
        }
        if (moves.size() == 0) {
            collectSettling(execution);
        }
        if (execution.settings.anyDelay()) {
            collectTimers(execution);
        }
    }

    /// Nobody can run: what some wait for. Timers do not count as running.
    private void collectSettling(Execution execution) {
        for (var fiber : execution.fibers) {
            if (fiber.is(State.SETTLING)) {
                add(fiber, Action.RUN);
            }
        }
    }

    private void collectTimers(Execution execution) {
        for (var fiber : execution.fibers) {
            if (fiber.deadline < CENTURIES) {
                add(fiber, Action.FIRE);
            }
        }
    }

    private void add(Fiber fiber, Action action) {
        var object = fiber.object;
        if (moves.size() == fibers.length) {
            fibers = Arrays.copyOf(fibers, 2 * fibers.length);
        }
        fibers[moves.size()] = fiber;
        moves.add(fiber.index, action, object == null ? -1 : object.id);
    }

    int count() {
        return moves.size();
    }

    Fiber fiber(int option) {
        return fibers[option];
    }
}
