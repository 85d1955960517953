package dev.lockstep.engine;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Trace;

/// What an exploration found.
///
/// @param schedules how many ran
/// @param coverage which these were
/// @param preemptions the bound of preemptions that was exhausted last; -1 if none was
/// @param failing the first schedule that failed, or null
/// @param divergence what differed when a schedule was run again, or null if nothing did: something decides that the
///        scheduler does not own, and neither a failure nor the lack of one proves anything
public record Explored(long schedules, Coverage coverage, int preemptions, @Nullable Failing failing,
        @Nullable String divergence) {

    /// The exploration itself, if no schedule failed.
    ///
    /// @throws AssertionError if one did; its message shows the schedule
    /// @throws IllegalStateException if there is a divergence, so that nothing is proved
    public Explored orThrow() {
        if (divergence != null) {
            throw new IllegalStateException(toString());
        }
        if (failing != null) {
            throw new AssertionError(toString(), failing.failure() instanceof Failure.Uncaught uncaught
                    ? uncaught.exception()
                    : null);
        }
        return this;
    }

    /// How much was tried and what it came to, for people, in one or more lines.
    @Override
    public String toString() {
        return Report.text(this);
    }

    /// How much was tried.
    public enum Coverage {
        /// Every schedule there is.
        ALL,
        /// Every schedule with at most so many preemptions.
        BOUND,
        /// The search ran out of its budget; the rest of it went to random schedules.
        BUDGET,
        /// The exploration was ended early, by a failure or because its question was answered.
        ENDED
    }

    /// A schedule that failed.
    ///
    /// @param failure why
    /// @param decisions what replays it
    /// @param trace what happened
    /// @param diverged whether running it again did not come to the same: something decides that the scheduler does not
    ///        own, and the failure proves nothing
    public record Failing(Failure failure, Decisions decisions, Trace trace, boolean diverged) {

        /// The schedule in a few characters, for [Exploration#replay].
        public String schedule() {
            return Schedules.text(decisions);
        }

        /// Why it failed and its steps, for people, in several lines: the thread, what it does, the value, the line. `>`
        /// marks a step before which the thread was preempted, `x` one at which it stops for good.
        @Override
        public String toString() {
            return Report.text(this);
        }
    }
}
