package dev.lockstep.controller;

import java.util.Comparator;
import java.util.function.Consumer;

import dev.lockstep.wire.Order;

/// One order for a worker.
///
/// @param place within its unit: jobs of a lower place go first
/// @param listener is told of progress and of the outcome
record Job(Unit unit, int place, Role role, Order order, Listener listener) {

    /// The order in which jobs are taken, all else being equal.
    static final Comparator<Job> BY_TURN = Comparator.comparingInt((Job job) -> job.unit().turn())
            .thenComparingInt(Job::place);

    /// Is told what becomes of a job.
    ///
    /// @param progress of the schedules run so far
    /// @param done of the outcome, once
    record Listener(Consumer<Long> progress, Consumer<Outcome> done) {}
}
