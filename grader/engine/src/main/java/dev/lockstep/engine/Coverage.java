package dev.lockstep.engine;

import java.util.List;
import java.util.Set;

import dev.lockstep.engine.trace.Site;

/// What an exploration has tried, and so what it may claim.
///
/// @param schedules how many came to their end, the failing one included
/// @param givenUp how many were left because nothing new could come of them
/// @param cutOff how many met a limit of the scheduler's, where they were left half-way or, if only chance had made them long,
///        seen through; or were left because their threads were right to go on for ever as far as that could be seen
/// @param threads the most threads that a schedule had
/// @param steps those of the longest schedule that came to its end
/// @param extent which schedules these were
/// @param preemptions the bound of preemptions that was exhausted last; -1 if none was
/// @param stages the parts of the search that came to their end, and `RANDOM` if random schedules were run
/// @param unswitched where another thread could have gone on and none was let
/// @param weakened where weak accesses were run as volatile ones
/// @param unseen where state is read or written that the scheduler does not see
/// @param exits where the program ended the JVM, in good order: the schedule ended there
public record Coverage(long schedules, long givenUp, long cutOff, int threads, long steps, Extent extent,
        int preemptions, Set<Stage> stages, List<Site> unswitched, List<Site> weakened, List<Site> unseen,
        List<Site> exits) {

    public Coverage {
        stages = Set.copyOf(stages);
        unswitched = List.copyOf(unswitched);
        weakened = List.copyOf(weakened);
        unseen = List.copyOf(unseen);
        exits = List.copyOf(exits);
    }

    /// Whether every schedule that there is was tried, each to its end, with nothing left out.
    public boolean isAll() {
        return extent == Extent.ALL && cutOff == 0 && !hasGaps();
    }

    /// Whether every schedule up to the bound of preemptions was tried, each to its end, with nothing left out.
    public boolean isBound() {
        return isAll() || (extent == Extent.BOUND && cutOff == 0 && !hasGaps());
    }

    /// Whether something in the schedules that ran could not be tried or seen.
    public boolean hasGaps() {
        return !(unswitched.isEmpty() && weakened.isEmpty() && unseen.isEmpty());
    }

    /// How many schedules were begun and are no mere repetition.
    public long runs() {
        return schedules + cutOff;
    }

    /// Which schedules a search has gone through.
    public enum Extent {
        /// Every schedule there is.
        ALL,
        /// Every schedule with at most so many preemptions.
        BOUND,
        /// The search ran out of its budget; what was left of it went to random schedules.
        BUDGET,
        /// The exploration was ended early, by a failure or because its question was answered.
        ENDED
    }

    /// A part of the search.
    public enum Stage {
        /// The schedules that differ from the default one in one decision.
        ONE_DEVIATION,
        /// All schedules, reduced by partial order.
        REDUCED,
        /// All schedules up to the bound of preemptions.
        BOUNDED,
        /// Schedules drawn at random; there is no end to these.
        RANDOM
    }
}
