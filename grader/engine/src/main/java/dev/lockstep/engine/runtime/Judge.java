package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Failure;

/// A program that is asked, once a schedule of it is over, whether that may be its end: threads may be right to wait for
/// ever, and what they were answered may be wrong although none of them notices.
public interface Judge extends Runnable {

    /// Judges the schedule that is just over. Called by the carrier, when no thread of the schedule runs any more; two
    /// schedules with the same decisions have to get the same answer.
    ///
    /// @param standing the threads that stand still or spin for ever; null if the program came to its end
    /// @return why the schedule fails: `standing` itself, or another reason; null if it does not
    @Nullable
    Failure judge(@Nullable Failure standing);

    /// Whether all threads that have not ended may be right to wait for ever, as far as they have come. Asked when they
    /// have spun for long: where that is right, nobody needs to see them spin for longer, and the schedule is
    /// [judged][#judge] as it stands.
    boolean mayWaitForEver();
}
