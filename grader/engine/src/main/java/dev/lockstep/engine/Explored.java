package dev.lockstep.engine;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Limit;
import dev.lockstep.engine.trace.Trace;

/// What an exploration found.
public sealed interface Explored {

    /// What was tried.
    Coverage coverage();

    /// How much was tried and what it came to, for people, in one or more lines.
    @Override
    String toString();

    /// No schedule failed that was tried.
    ///
    /// @param cut a schedule that was left half-way, or null if there is none
    record Passed(Coverage coverage, @Nullable Cut cut) implements Explored {
        @Override
        public String toString() {
            return Report.text(this);
        }
    }

    /// A schedule failed.
    record Failed(Coverage coverage, Failing failing) implements Explored {
        @Override
        public String toString() {
            return Report.text(this);
        }
    }

    /// Every schedule met a limit of the scheduler's before it came to its end: nothing is proved.
    ///
    /// @param cut one of them
    record CutOff(Coverage coverage, Cut cut) implements Explored {
        @Override
        public String toString() {
            return Report.text(this);
        }
    }

    /// A schedule came out otherwise when it was run again: something decides that the scheduler does not own, and nothing
    /// is proved.
    ///
    /// @param difference what differed, in words
    record Diverged(Coverage coverage, String difference) implements Explored {
        @Override
        public String toString() {
            return Report.text(this);
        }
    }

    /// How many schedules came to their end.
    default long schedules() {
        return coverage().schedules();
    }

    /// The schedule that failed, or null if none did.
    default @Nullable Failing failing() {
        return this instanceof Failed failed ? failed.failing : null;
    }

    /// The exploration itself, if no schedule failed. [Coverage#isAll] tells whether that was everything.
    ///
    /// @throws AssertionError if one did; its message shows the schedule
    /// @throws IllegalStateException if nothing is proved
    default Passed orThrow() {
        return switch (this) {
            case Passed passed -> passed;
            case Failed failed -> throw new AssertionError(failed.toString(),
                    failed.failing.failure() instanceof Failure.Uncaught uncaught ? uncaught.exception() : null);
            case CutOff _,Diverged _ -> throw new IllegalStateException(toString());
        };
    }

    /// A schedule that failed.
    ///
    /// @param failure why
    /// @param decisions what replays it
    /// @param trace what happened
    record Failing(Failure failure, Decisions decisions, Trace trace) {

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

    /// A schedule that met a limit of the scheduler's.
    ///
    /// @param limit why
    /// @param decisions what replays it
    /// @param trace what happened
    record Cut(Limit limit, Decisions decisions, Trace trace) {

        /// The schedule in a few characters, for [Exploration#replay].
        public String schedule() {
            return Schedules.text(decisions);
        }
    }
}
