package dev.lockstep.engine;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.Explored.Failing;
import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Execution.Outcome;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Identities;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.engine.trace.Words;

/// Runs schedules again: what differs is decided by something that the scheduler does not own.
///
/// Every failing schedule is run twice more, and has to fail each time with the same kind of failure, in the same thread, by
/// an exception of the same class. More is not asked: a stack overflows at another depth each time, and a message says
/// what it likes. Of an exploration that finds none, the first schedule is run once more at the beginning and once more at
/// the end, and the traces are compared event by event, so that what one schedule leaves behind for another shows too.
final class Repetition {

    private final Execution execution;
    private final Runnable program;
    private @Nullable Again first;

    /// A schedule that was run again.
    ///
    /// @param cutOff whether it met a limit
    /// @param strayed whether the program did not offer the decisions that were taken before
    private record Again(Decisions decisions, @Nullable Failure failure, boolean cutOff, Trace trace,
            boolean strayed) {}

    Repetition(Execution execution, Runnable program) {
        this.execution = execution;
        this.program = program;
    }

    /// A schedule has passed.
    void passed(Decisions decisions) {
        if (first == null) {
            first = run(decisions);
        }
    }

    /// How the first schedule that passed comes out otherwise now than it did then; null if it does not.
    @Nullable
    String difference() {
        var then = first;
        return then == null ? null : difference(then, run(then.decisions));
    }

    /// What a schedule that failed comes to.
    ///
    /// @param difference null if it comes to the same each time
    record Confirmed(Failing failing, @Nullable String difference) {}

    /// Runs a schedule that failed again.
    Confirmed failed(Failure failure, Decisions decisions) {
        var once = run(decisions);
        var difference = difference(failure, once, run(decisions));
        var confirmed = once.failure == null || difference != null ? failure : once.failure;
        return new Confirmed(new Failing(confirmed, decisions, once.trace), difference);
    }

    /// The trace of a schedule that was cut off; null if it is not when it is run again.
    @Nullable
    Trace cutOff(Decisions decisions) {
        var again = run(decisions);
        return again.cutOff ? again.trace : null;
    }

    private Again run(Decisions decisions) {
        var replay = new Replay(decisions);
        replay.next();
        Outcome outcome = execution.run(replay, program, true);
        var trace = outcome.trace();
        if (trace == null) {
            throw new IllegalStateException("no trace was written");
        }
        return new Again(decisions, outcome.failure(), outcome.met() != null, trace, replay.diverged());
    }

    private static @Nullable String difference(Again one, Again two) {
        var events = difference(one.trace, two.trace);
        return events != null ? events : difference(null, one, two);
    }

    private static @Nullable String difference(@Nullable Failure failure, Again one, Again two) {
        if (one.strayed || two.strayed) {
            return "the program did not offer the decisions that it had offered before";
        }
        if (!alike(failure, one.failure) || !text(one.failure).equals(text(two.failure))) {
            return "it came to " + text(failure) + ", then to " + text(one.failure) + ", then to " + text(two.failure);
        }
        return null;
    }

    private static @Nullable String difference(Trace one, Trace two) {
        var length = Math.max(one.events().size(), two.events().size());
        for (var i = 0; i < length; i++) {
            var first = event(one, i);
            var second = event(two, i);
            if (!first.equals(second)) {
                return "step " + (i + 1) + " was " + first + " and then " + second;
            }
        }
        return one.equals(two) ? null : "the threads were " + one.threads() + " and then " + two.threads();
    }

    /// All that a trace says of a step, in one line.
    private static String event(Trace trace, int index) {
        if (index >= trace.events().size()) {
            return "nothing";
        }
        Event event = trace.events().get(index);
        return "\"" + trace.threads().get(event.thread()) + ": " + Words.of(event) + "\" at " + event.site()
                + (event.preempted() ? " after a preemption" : "") + (event.blocked() ? ", for good" : "");
    }

    /// A run without a trace knows fewer names and lines, so it tells only the kind of failure.
    private static boolean alike(@Nullable Failure one, @Nullable Failure other) {
        return one == null ? other == null : other != null && one.getClass() == other.getClass();
    }

    /// Calls no method of the program.
    private static String text(@Nullable Failure failure) {
        return switch (failure) {
            case null -> "no failure";
            case Failure.Uncaught(var thread, var exception) ->
                Identities.without(exception.getClass().getName()) + " in " + thread;
            case Failure.Deadlock _,Failure.LostWakeup _,Failure.ThreadsLeftRunning _,Failure.DataRace _,Failure.Livelock _,Failure.Exited _ ->
                failure.toString();
        };
    }
}
