package dev.lockstep.benchmarks;

import dev.lockstep.engine.Bounds;

/// How far explorations go here.
final class Effort {

    private static final int UNBOUNDED = 1_000_000;

    private Effort() {}

    /// Every schedule with whatever preemptions, unless there are more than so many.
    static Bounds exhaustive(long schedules) {
        return Bounds.standard().withPreemptions(UNBOUNDED).withSchedules(schedules).withTotalSteps(Long.MAX_VALUE);
    }
}
