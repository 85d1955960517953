package dev.lockstep.controller;

import java.time.Duration;

import dev.lockstep.wire.Reply;

/// What became of a job.
sealed interface Outcome {

    /// The worker answered.
    record Answered(Reply reply) implements Outcome {}

    /// The worker was lost over the job.
    sealed interface Lost extends Outcome {}

    /// The worker died or babbled.
    record Died(Death death) implements Lost {}

    /// The worker stopped showing signs of life, or did nothing, for too long, and was killed.
    record Silent() implements Lost {}

    /// The worker took too much processor time and was killed.
    ///
    /// @param limit what it took more than
    record Spent(Duration limit) implements Lost {}

    /// No worker can be had.
    record Broken(GraderFaultException fault) implements Outcome {}
}
