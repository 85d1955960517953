package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.strategy.Moves;
import dev.lockstep.engine.strategy.Moves.Action;

/// What can happen next: a fiber runs, a timer fires. The fiber that runs comes first, the others in the order
/// of their start, then timers, in the order of their times.
final class Options {

    /// A timer so far away stands for none: "any delay" is not that of a program that means to wait for ever.
    private static final long CENTURIES = Long.MAX_VALUE / 4;

    final Moves moves = new Moves();

    private static final Comparator<Fiber> EARLIEST = Comparator.comparingLong(fiber -> fiber.deadline);

    private Fiber[] fibers = new Fiber[8];
    private final List<Fiber> timers = new ArrayList<>();

    /// Whether a timer may fire before its time.
    private boolean anyDelay;

    /// Which of them has been passed over most often, the first one of several, the fiber that runs left out; -1 if there is
    /// no other.
    private int longest;
    private int passedOver;

    /// Begins a schedule.
    void reset(Execution execution) {
        anyDelay = execution.settings.anyDelay();
    }

    /// From here on timers fire in time.
    void inTime() {
        anyDelay = false;
    }

    /// Collects the options.
    ///
    /// @param running the fiber that could go on and comes first, or null
    /// @param except the fiber that is not to be collected, or null
    void collect(Execution execution, @Nullable Fiber running, @Nullable Fiber except) {
        moves.clear();
        longest = -1;
        passedOver = -1;
        if (running != null) {
            add(running, Action.RUN);
            longest = -1;
            passedOver = -1;
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
        if (anyDelay) {
            collectTimers(execution);
        }
    }

    /// Keeps those alone who wait until nobody can run, if there are any.
    void keepSettling(Execution execution) {
        if (execution.isSettling()) {
            moves.clear();
            longest = -1;
            passedOver = -1;
            collectSettling(execution);
        }
    }

    /// Whether everybody who can run is of a kind.
    boolean all(Predicate<Fiber> kind) {
        return Arrays.stream(fibers, 0, moves.size()).allMatch(kind);
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
        timers.clear();
        for (var fiber : execution.fibers) {
            if (fiber.deadline < CENTURIES) {
                timers.add(fiber);
            }
        }
        timers.sort(EARLIEST);
        for (var fiber : timers) {
            add(fiber, isDue(fiber, execution) ? Action.FIRE : Action.FIRE_EARLY);
        }
    }

    private static boolean isDue(Fiber fiber, Execution execution) {
        return fiber.deadline <= execution.time.nanos();
    }

    private void add(Fiber fiber, Action action) {
        var object = fiber.object;
        if (moves.size() == fibers.length) {
            fibers = Arrays.copyOf(fibers, 2 * fibers.length);
        }
        if (fiber.passedOver > passedOver) {
            passedOver = fiber.passedOver;
            longest = moves.size();
        }
        fibers[moves.size()] = fiber;
        moves.add(fiber.index, action, object == null ? -1 : object.id);
    }

    /// Whether somebody has been passed over so often that the next turn is its own.
    boolean isOverdue() {
        return passedOver >= Fairness.PATIENCE;
    }

    /// Whether anybody but the fiber that runs could have the next turn.
    boolean hasOther() {
        return longest >= 0;
    }

    /// Keeps the one alone that has been passed over most often, or the first so many beside it.
    ///
    /// @return whether there was another option
    boolean keepLongest(int beside) {
        var before = moves.size();
        var place = Math.min(longest, beside);
        fibers[place] = fibers[longest];
        moves.keep(longest, place);
        longest = place;
        return moves.size() < before;
    }

    int count() {
        return moves.size();
    }

    /// Whether a fiber is the first option.
    boolean isFirst(Fiber fiber) {
        return fibers[0] == fiber;
    }

    Fiber fiber(int option) {
        return fibers[option];
    }
}
