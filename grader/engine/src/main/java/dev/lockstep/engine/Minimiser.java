package dev.lockstep.engine;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.trace.Failure;

/// Reduces a failing schedule to few preemptions: takes back one decision after the other, and keeps what still fails the
/// same way with fewer preemptions, or as many and fewer decisions. The result is minimal in that no single decision can be
/// taken back (a one-minimal schedule as of Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input",
/// IEEE TSE 2002), unless the attempts run out.
final class Minimiser {

    private static final int ATTEMPTS = 500;

    private final Execution execution;
    private final Runnable program;
    private final Failure failure;

    private Decisions best;
    private int preemptions;
    private int attempts;

    /// @param failing the decisions of the schedule that failed
    Minimiser(Execution execution, Runnable program, Failure failure, Decisions failing) {
        this.execution = execution;
        this.program = program;
        this.failure = failure;
        best = failing;
        preemptions = Integer.MAX_VALUE;
        tries(failing);
    }

    /// The decisions of the smallest schedule found that fails the same way.
    Decisions minimal() {
        var shrinking = true;
        while (shrinking && attempts < ATTEMPTS) {
            shrinking = shrink();
        }
        return best;
    }

    private boolean shrink() {
        for (var i = 0; i < best.size() && attempts < ATTEMPTS; i++) {
            if (best.get(i) != 0 && (tries(best.first(i)) || tries(best.without(i)))) {
                return true;
            }
        }
        return false;
    }

    /// @return whether the schedule is better than the best so far
    private boolean tries(Decisions candidate) {
        attempts++;
        var replay = new Replay(candidate);
        replay.next();
        var found = execution.run(replay, program, false).failure();
        var taken = execution.decisions();
        if (!alike(found) || !isSmaller(replay.preemptions(), taken.size())) {
            return false;
        }
        best = taken;
        preemptions = replay.preemptions();
        return true;
    }

    private boolean isSmaller(int preempted, int decided) {
        return preempted < preemptions || (preempted == preemptions && decided < best.size());
    }

    private boolean alike(@Nullable Failure found) {
        if (found == null || found.getClass() != failure.getClass()) {
            return false;
        }
        return !(found instanceof Failure.Uncaught now && failure instanceof Failure.Uncaught then)
                || describe(now.exception()).equals(describe(then.exception()));
    }

    /// Calls no method of the program.
    private static String describe(Throwable thrown) {
        return thrown.getClass().getName() + ": " + Jdk.opened().messageOf(thrown);
    }
}
