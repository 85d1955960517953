package dev.lockstep.engine;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Execution.Outcome;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Deviations;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Identities;

/// Reduces a failing schedule to a short one with few preemptions: what fails the same way is kept if it is shorter to read.
///
/// Most bugs show where one decision differs from the default schedule, and mostly in the first round of a loop, whatever
/// schedule found them; so these schedules are looked at first. Then decisions are taken back, or left out so that those
/// after them come earlier: half of them at a time, a quarter, and so on down to single ones (after Zeller and Hildebrandt,
/// "Simplifying and isolating failure-inducing input", IEEE TSE 2002). Where that makes no difference any more, one decision
/// may differ from the schedule as it is now, after which it goes on as the default one does. In the end no single decision
/// can be taken back, unless the attempts or their steps run out.
final class Minimiser {

    private static final int ATTEMPTS = 800;

    /// How many schedules that differ from the default one in one decision are looked at.
    private static final int DEVIATIONS = 200;

    /// Of so many decisions all groups are looked at.
    private static final int FEW = 16;

    /// A schedule that came to no end would else take seconds to reduce.
    private static final long STEPS = 500_000;

    /// A trace of so many rows is short.
    private static final int SHORT = 24;

    /// So many rows more are as hard to read as a preemption; fewer make no difference.
    private static final int ROWS_OF_A_PREEMPTION = 8;

    private final Execution execution;
    private final Runnable program;
    private final Failure failure;

    private Decisions best;
    private @Nullable Size size;

    /// The least effort that a schedule took to read as it was kept for that.
    private long least = Long.MAX_VALUE;
    private int attempts;
    private int kept;
    private long steps;

    /// How hard a schedule is to read.
    ///
    /// @param deviations decisions other than to go on as before
    /// @param decisions up to the last of these
    /// @param rows of the trace
    private record Size(int preemptions, int deviations, int decisions, int rows) {

        long effort() {
            return Math.max(rows, SHORT) + (long) ROWS_OF_A_PREEMPTION * preemptions;
        }

        boolean decidesLessThan(Size other) {
            if (preemptions != other.preemptions) {
                return preemptions < other.preemptions;
            }
            return deviations == other.deviations ? decisions < other.decisions : deviations < other.deviations;
        }
    }

    /// @param failing the decisions of the schedule that failed
    Minimiser(Execution execution, Runnable program, Failure failure, Decisions failing) {
        this.execution = execution;
        this.program = program;
        this.failure = failure;
        best = failing;
        tries(failing);
    }

    /// The decisions of the smallest schedule found that fails the same way.
    Decisions minimal() {
        deviate(new Decisions());
        beginning();
        int before;
        do {
            before = kept;
            shrink();
            advance();
            bringForward();
            if (kept == before) {
                deviate(best);
            }
        } while (kept > before && isWorthwhile());
        return best;
    }

    private boolean isWorthwhile() {
        return attempts < ATTEMPTS && steps < STEPS;
    }

    /// A schedule and those that differ from it in one decision, those that differ early first.
    private void deviate(Decisions from) {
        var deviations = new Deviations(from);
        for (var i = 0; i < DEVIATIONS && isWorthwhile() && deviations.next(); i++) {
            attempts++;
            var outcome = execution.run(deviations, program, false);
            steps += outcome.steps();
            if (alike(outcome.failure())) {
                tries(execution.decisions());
            }
        }
    }

    /// The beginning may lead to the failure, as it does if the program repeats itself.
    private void beginning() {
        for (var count = 0; count < best.size() && isWorthwhile(); count = 2 * count + 1) {
            tries(best.first(count));
        }
    }

    /// Takes decisions back, or all from one on.
    private void shrink() {
        for (var count = best.size(); count > 0; count = next(count)) {
            for (var i = 0; i + count <= best.size() && isWorthwhile();) {
                var useless = isDefault(i, count) || !(tries(best.first(i)) || tries(best.without(i, count)));
                i += useless ? stride(count) : 0;
            }
        }
    }

    /// Whether decisions are all to go on as before.
    private boolean isDefault(int index, int count) {
        for (var i = index; i < index + count; i++) {
            if (best.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Leaves decisions out, so that those after them come earlier.
    private void advance() {
        for (var count = best.size() - 1; count > 0; count = next(count)) {
            for (var i = 0; i + count < best.size() && isWorthwhile();) {
                i += tries(best.cut(i, count)) ? 0 : stride(count);
            }
        }
    }

    /// Brings a decision, and all that come after it, to the earliest place after the one before.
    private void bringForward() {
        var free = 0;
        for (var i = 0; i < best.size() && isWorthwhile(); i++) {
            if (best.get(i) == 0) {
                continue;
            }
            for (var by = i - free; by > 0 && isWorthwhile(); by--) {
                if (tries(best.cut(i - by, by))) {
                    return;
                }
            }
            free = i + 1;
        }
    }

    /// The next number of decisions to look at together: of few decisions any number, else the half.
    private int next(int count) {
        return best.size() <= FEW ? Math.min(count, best.size()) - 1 : count / 2;
    }

    private int stride(int count) {
        return best.size() <= FEW ? 1 : count;
    }

    /// @return whether the schedule is better than the best so far
    private boolean tries(Decisions candidate) {
        attempts++;
        var replay = new Replay(candidate);
        replay.next();
        var outcome = execution.run(replay, program, !(failure instanceof Failure.Livelock));
        steps += outcome.steps();
        var found = sizeOf(outcome, replay.preemptions());
        if (!alike(outcome.failure()) || !isSmaller(found)) {
            return false;
        }
        least = Math.min(least, found.effort());
        best = execution.decisions();
        size = found;
        kept++;
        return true;
    }

    /// Whether it is much shorter than what was kept, or hardly longer, and decides less.
    private boolean isSmaller(Size found) {
        var known = size;
        return known == null || found.effort() < least - ROWS_OF_A_PREEMPTION
                || (found.effort() <= least + ROWS_OF_A_PREEMPTION && found.decidesLessThan(known));
    }

    /// Of a livelock one round is shown, however many there are.
    private Size sizeOf(Outcome outcome, int preemptions) {
        var taken = execution.decisions();
        var trace = outcome.trace();
        var rows = trace == null ? 0 : trace.events().size();
        return new Size(preemptions, taken.deviations(), taken.size(), rows);
    }

    private boolean alike(@Nullable Failure found) {
        if (found == null || found.getClass() != failure.getClass()) {
            return false;
        }
        return !(found instanceof Failure.Uncaught now && failure instanceof Failure.Uncaught then)
                || describe(now.exception()).equals(describe(then.exception()));
    }

    /// The exception without numbers: how many updates were lost depends on the schedule. Calls no method of the program.
    private static String describe(Throwable thrown) {
        var message = Identities.without(Jdk.opened().messageOf(thrown)).codePoints()
                .filter(each -> !Character.isDigit(each))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return Identities.without(thrown.getClass().getName()) + ": " + message;
    }
}
