package dev.lockstep.verdict;

/// How far a check is explored.
///
/// @param preemptions the most that a schedule may have
/// @param schedules the most that are run
/// @param steps the most that a schedule may take
/// @param spuriousWakeups the most that a schedule may contain
public record Exploring(int preemptions, int schedules, int steps, Clock clock, int spuriousWakeups) {

    public Exploring {
        if (preemptions < 0 || schedules < 1 || steps < 1 || spuriousWakeups < 0) {
            throw new IllegalArgumentException("bounds are not negative, and there is at least one schedule and step");
        }
    }
}
