package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;

/// What happens when no thread can run: time moves on to the next timer; if there is none, those who only spin take turns,
/// until it is plain that this leads nowhere.
final class Stillness {

    /// Iterations that every thread may spin while no other can run, before that is a livelock.
    static final int IDLE_SPINS = 5_000;

    /// Iterations that tell as much where it is right to spin for ever.
    private static final int FEW_SPINS = 100;

    private final Execution execution;
    private long rounds;

    /// The progress at which everybody who could run had begun to spin, and the steps that the schedule had had by then.
    private int spell = -1;
    private int stepsBefore;

    Stillness(Execution execution) {
        this.execution = execution;
    }

    /// Begins a schedule.
    void reset() {
        spell = -1;
    }

    /// Fires the timers that are due first. No time passes for daemons alone: the JVM ends when only they are left.
    ///
    /// @return whether there was one
    boolean fireNext() {
        var earliest = Fiber.NEVER;
        for (var fiber : execution.fibers) {
            earliest = Math.min(earliest, fiber.deadline);
        }
        if (earliest == Fiber.NEVER || execution.onlyDaemons()) {
            return false;
        }
        for (var fiber : execution.fibers) {
            if (fiber.deadline == earliest) {
                execution.turns.fireInTime(fiber);
            }
        }
        return true;
    }

    /// Lets the spinner go on that has waited longest for its turn. What spinners do meanwhile does not count as steps:
    /// their turns are counted.
    ///
    /// @return whether there was one
    boolean spinOn() {
        var longest = longestWaiting();
        if (longest == null || execution.onlyDaemons()) {
            return false;
        }
        if (spell == execution.progress) {
            execution.turns.backTo(stepsBefore);
        }
        spell = execution.progress;
        stepsBefore = execution.turns.steps();
        if (longest.idleSince != execution.progress) {
            longest.idleSince = execution.progress;
            longest.idleFrom = execution.time.nanos();
            longest.idleSpins = 0;
        }
        if (++longest.idleSpins > IDLE_SPINS || (longest.idleSpins == FEW_SPINS && execution.maySpin())) {
            execution.failed(Stuck.livelock(execution,
                    execution.fibers.stream().filter(fiber -> fiber.is(State.RUNNABLE)).toList()));
            return false;
        }
        longest.spunAt = ++rounds;
        longest.setAside = false;
        return true;
    }

    private @Nullable Fiber longestWaiting() {
        Fiber longest = null;
        for (var fiber : execution.fibers) {
            if (fiber.is(State.RUNNABLE) && (longest == null || fiber.spunAt < longest.spunAt)) {
                longest = fiber;
            }
        }
        return longest;
    }
}
