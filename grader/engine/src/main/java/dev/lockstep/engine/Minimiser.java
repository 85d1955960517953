package dev.lockstep.engine;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Identities;

/// Reduces a failing schedule to few preemptions: takes back one decision after the other, moves those that are left to an
/// earlier place, so that what fails in every round of a loop fails in the first, and keeps what still fails the same way
/// with fewer preemptions, or as many and fewer decisions. The result is minimal in that no single decision can be taken back
/// (a one-minimal schedule as of Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE 2002),
/// unless the attempts or their steps run out.
final class Minimiser {

    private static final int ATTEMPTS = 500;

    /// A schedule that came to no end would else take seconds to reduce.
    private static final long STEPS = 500_000;

    private final Execution execution;
    private final Runnable program;
    private final Failure failure;

    private Decisions best;
    private int preemptions;
    private int attempts;
    private long steps;

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
        beginning();
        while (isWorthwhile() && (shrink() || advance())) {
            // until neither makes a difference
        }
        return best;
    }

    private boolean isWorthwhile() {
        return attempts < ATTEMPTS && steps < STEPS;
    }

    /// The beginning may lead to the failure, as it does if the program repeats itself.
    private void beginning() {
        for (var count = 0; count < best.size() && isWorthwhile(); count = 2 * count + 1) {
            tries(best.first(count));
        }
    }

    private boolean shrink() {
        for (var i = 0; i < best.size() && isWorthwhile(); i++) {
            if (best.get(i) != 0 && (tries(best.first(i)) || tries(best.without(i)))) {
                return true;
            }
        }
        return false;
    }

    /// Moves a decision, and all that come after it, to the earliest place after the one before.
    private boolean advance() {
        var free = 0;
        for (var i = 0; i < best.size() && isWorthwhile(); i++) {
            if (best.get(i) == 0) {
                continue;
            }
            for (var by = i - free; by > 0 && isWorthwhile(); by--) {
                if (tries(best.earlier(i, by))) {
                    return true;
                }
            }
            free = i + 1;
        }
        return false;
    }

    /// @return whether the schedule is better than the best so far
    private boolean tries(Decisions candidate) {
        attempts++;
        var replay = new Replay(candidate);
        replay.next();
        var outcome = execution.run(replay, program, false);
        steps += outcome.steps();
        var found = outcome.failure();
        var taken = execution.decisions();
        if (!alike(found) || !isSmaller(replay.preemptions(), taken)) {
            return false;
        }
        best = taken;
        preemptions = replay.preemptions();
        return true;
    }

    /// Whether it is preempted less often, decides less, or decides it earlier.
    private boolean isSmaller(int preempted, Decisions taken) {
        if (preempted != preemptions) {
            return preempted < preemptions;
        }
        var fewer = best.deviations() - taken.deviations();
        return fewer > 0 || (fewer == 0 && taken.size() < best.size());
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
        return Identities.without(thrown.getClass().getName()) + ": "
                + Identities.without(Jdk.opened().messageOf(thrown));
    }
}
