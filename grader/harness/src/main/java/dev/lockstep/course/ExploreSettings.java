package dev.lockstep.course;

import dev.lockstep.api.Timers;

/// The values of an [dev.lockstep.api.Explore].
public record ExploreSettings(int preemptions, int schedules, int steps, Timers timers, int spuriousWakeups) {}
