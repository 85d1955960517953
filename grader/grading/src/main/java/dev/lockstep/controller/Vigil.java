package dev.lockstep.controller;

import java.time.Duration;
import java.util.Optional;

/// Watches a worker at one job. It counts what the worker's process takes of the processor and how often the worker shows a
/// sign of life. That a busy machine slows the worker down decides nothing: only where it lets the worker have next to no
/// processor time, while it lets it show its signs of life, is that taken for a worker that does nothing.
///
/// Thread safety: belongs to the thread that waits for the worker.
final class Vigil {

    /// A JVM at rest takes less than this in hundreds of seconds.
    private static final Duration AT_REST = Duration.ofMillis(500);

    private final Limits limits;
    private final Duration begun;
    private Duration busy;
    private long idle;

    /// How much a job may take.
    ///
    /// @param processorTime after which a worker is given up that is busy
    /// @param idleBeats signs of life in a row after which a worker is given up that does nothing; one comes a second
    record Limits(Duration processorTime, long idleBeats) {}

    /// @param used what the process has taken of the processor so far
    Vigil(Limits limits, Duration used) {
        this.limits = limits;
        begun = used;
        busy = used;
    }

    /// The worker goes on with its job after it had to wait for us: until now it was right to do nothing.
    void goesOn() {
        idle = 0;
    }

    /// There is a sign of life.
    ///
    /// @param used what the process has taken of the processor so far
    /// @return why to give the worker up, if it is to be
    Optional<Outcome> beat(Duration used) {
        if (used.minus(begun).compareTo(limits.processorTime()) > 0) {
            return Optional.of(new Outcome.Spent(limits.processorTime()));
        }
        if (used.minus(busy).compareTo(AT_REST) > 0) {
            busy = used;
            idle = 0;
        }
        return ++idle > limits.idleBeats() ? Optional.of(new Outcome.Silent()) : Optional.empty();
    }
}
