package dev.lockstep.verdict;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// An interleaving to read: threads as columns, steps in the order in which they happened.
///
/// @param threads the threads' names, in the order of their creation
/// @param steps folded to what matters
/// @param ties what ties them to each other, as far as it is known
public record Schedule(List<String> threads, List<Step> steps, Ties ties) {

    public Schedule {
        threads = List.copyOf(threads);
        steps = List.copyOf(steps);
        for (var step : steps) {
            Objects.checkIndex(step.thread(), threads.size());
        }
        ties.require(threads.size(), steps.size());
    }

    /// One of whose steps no more is known.
    public Schedule(List<String> threads, List<Step> steps) {
        this(threads, steps, Ties.NONE);
    }

    /// One step, or several folded into one.
    ///
    /// @param thread whose step it is, as an index into `threads`
    /// @param operation what it does, such as `locked.get() = false` or `waits for monitor of queue`
    /// @param location where, or null for a step outside of any source
    /// @param kind how it bears on the finding
    public record Step(int thread, String operation, @Nullable Location location, Kind kind) {}

    /// How a step bears on the finding.
    public enum Kind {
        /// Like any other.
        PLAIN,
        /// The thread was preempted right before this step in favour of another thread's next step.
        PREEMPTED,
        /// The thread stops here: it waits, and in this schedule for good.
        BLOCKED,
        /// The step at which the bug shows.
        CULPRIT,
        /// No step, but a word about those that are left out here.
        LEFT_OUT
    }
}
