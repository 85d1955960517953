package dev.lockstep.worker;

import dev.lockstep.worker.wire.Reply;

/// What became of a job.
sealed interface Outcome {

    /// The worker answered.
    record Answered(Reply reply) implements Outcome {}

    /// The worker died or babbled.
    record Died(Death death) implements Outcome {}

    /// The worker said nothing for too long and was killed.
    record Silent() implements Outcome {}

    /// No worker can be had.
    record Broken(GraderFaultException fault) implements Outcome {}
}
