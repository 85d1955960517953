package dev.lockstep.verdict;

/// How much of a check was explored.
///
/// @param schedules the schedules that ran; 0 for a check that runs none (structure)
/// @param steps those of the longest schedule, 0 where they were not counted
/// @param complete whether these were all there are under the bound
/// @param bound the bound, as the end of the sentence "all schedules ...", such as "with at most 2 preemptions"; empty
///        where the check has no bound
public record Exploration(long schedules, long steps, boolean complete, String bound) {

    /// Of a check that runs no schedule.
    public static final Exploration NONE = new Exploration(0, 0, true, "");
}
