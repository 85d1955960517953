package dev.lockstep.engine.runtime;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;

/// What can happen next: a fiber runs, a timer fires, a waiter wakes for no reason. The fiber that runs comes first, the
/// others in the order of their start, then timers, then spurious wake-ups.
final class Options {

    static final int RUN = 0;
    static final int FIRE = 1;
    static final int WAKE = 2;

    /// A timer so far away stands for none: "any delay" is not that of a program that means to wait for ever.
    private static final long CENTURIES = Long.MAX_VALUE / 4;

    int count;

    private @Nullable Fiber[] fibers = new Fiber[8];
    private int[] actions = new int[8];

    /// Collects the options.
    ///
    /// @param running the fiber that could go on and comes first, or null
    /// @param except the fiber that is not to be collected, or null
    void collect(Execution execution, @Nullable Fiber running, @Nullable Fiber except) {
        count = 0;
        if (running != null) {
            add(running, RUN);
        }
        var all = execution.fibers;
        for (var i = 0; i < all.size(); i++) {
            var fiber = all.get(i);
            if (fiber != except && canRun(execution, fiber)) {
                add(fiber, RUN);
            }
        }
        if (count == 0) {
            collectSettling(execution);
        }
        if (execution.anyDelay()) {
            collectTimers(execution);
        }
        if (count > 0 && execution.spuriousLeft()) {
            collectSpurious(execution);
        }
    }

    /// Nobody can run: what some wait for. Timers do not count as running.
    private void collectSettling(Execution execution) {
        for (var fiber : execution.fibers) {
            if (fiber.is(State.SETTLING)) {
                add(fiber, RUN);
            }
        }
    }

    private void collectTimers(Execution execution) {
        for (var fiber : execution.fibers) {
            if (fiber.deadline < CENTURIES) {
                add(fiber, FIRE);
            }
        }
    }

    private void collectSpurious(Execution execution) {
        for (var fiber : execution.fibers) {
            if (fiber.is(State.WAITING) || fiber.is(State.PARKED)) {
                add(fiber, WAKE);
            }
        }
    }

    private void add(Fiber fiber, int action) {
        if (count == fibers.length) {
            fibers = Arrays.copyOf(fibers, 2 * count);
            actions = Arrays.copyOf(actions, 2 * count);
        }
        fibers[count] = fiber;
        actions[count++] = action;
    }

    Fiber fiber(int option) {
        var fiber = fibers[option];
        if (fiber == null) {
            throw new IndexOutOfBoundsException(option);
        }
        return fiber;
    }

    int action(int option) {
        return actions[option];
    }

    /// Whether a fiber can go on now.
    static boolean canRun(Execution execution, Fiber fiber) {
        return switch (fiber.state) {
            case RUNNABLE -> fiber.setAsideAt != execution.progress;
            case ENTERING -> {
                var monitor = fiber.monitor;
                yield monitor == null || monitor.owner == null;
            }
            case WAITING, PARKED, SLEEPING, JOINING, SETTLING, DONE -> false;
        };
    }
}
