package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;

/// What happens when no thread can run: time moves on to the next timer; if there is none, those who only spin take turns,
/// until it is plain that this leads nowhere.
final class Stillness {

    /// Iterations that every thread may spin while no other can run, before that is a livelock.
    static final int IDLE_SPINS = 5_000;

    private final Execution execution;
    private long rounds;

    Stillness(Execution execution) {
        this.execution = execution;
    }

    /// Fires the timers that are due first.
    ///
    /// @return whether there was one
    boolean fireNext() {
        var earliest = Fiber.NEVER;
        for (var fiber : execution.fibers) {
            earliest = Math.min(earliest, fiber.deadline);
        }
        if (earliest == Fiber.NEVER || onlyDaemonsLive()) {
            return false;
        }
        for (var fiber : execution.fibers) {
            if (fiber.deadline == earliest) {
                execution.fireInTime(fiber);
            }
        }
        return true;
    }

    /// Lets the spinner go on that has waited longest for its turn.
    ///
    /// @return whether there was one
    boolean spinOn() {
        var longest = longestWaiting();
        if (longest == null || onlyDaemonsLive()) {
            return false;
        }
        if (longest.idleSince != execution.progress) {
            longest.idleSince = execution.progress;
            longest.idleFrom = execution.time.nanos();
            longest.idleSpins = 0;
        }
        if (++longest.idleSpins > IDLE_SPINS) {
            execution.failed(Stuck.livelock(execution));
            return false;
        }
        longest.spunAt = ++rounds;
        longest.setAside = false;
        return true;
    }

    /// The JVM ends when only daemons are left: no time passes for them.
    private boolean onlyDaemonsLive() {
        return execution.fibers.stream().allMatch(fiber -> fiber.is(State.DONE) || fiber.thread.isDaemon());
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
