package dev.lockstep.verdict;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Which question a check asks, with the settings of that question.
public sealed interface Kind {

    /// Does it hold on the one schedule without preemptions?
    record Functional() implements Kind {}

    /// Does it hold on every schedule?
    record Explore(Exploring within) implements Kind {}

    /// Does it come to what the reference comes to?
    record MatchesReference(Exploring within, Outcomes asked) implements Kind {}

    /// Is there a schedule that reaches the goal?
    record Reaches(Exploring within) implements Kind {}

    /// Does a model explain every history?
    ///
    /// @param schedules the most of all scenarios together
    /// @param doubted whether Lincheck may be asked for a second opinion
    record Linearizable(long schedules, Clock clock, boolean doubted) implements Kind {

        public Linearizable {
            if (schedules < 1) {
                throw new IllegalArgumentException("there is at least one schedule");
            }
        }

        /// One that Lincheck may be asked about.
        public Linearizable(long schedules, Clock clock) {
            this(schedules, clock, true);
        }
    }

    /// What is it made of?
    record Structure() implements Kind {}

    /// Does it hold across processes, and when one is killed?
    ///
    /// @param first how far it is explored before that, with groups of threads for processes; null if it is not
    record Processes(@Nullable Exploring first) implements Kind {}

    /// Which of the reference's outcomes a submission has to show.
    enum Outcomes {
        /// Whichever, and no other.
        NO_OTHER,
        /// All of them, and no other.
        ALL
    }

    /// What it is called where a person or another program reads it.
    default String title() {
        return switch (this) {
            case Functional _ -> "functional";
            case Explore _ -> "explore";
            case MatchesReference _ -> "matches-reference";
            case Reaches _ -> "reaches";
            case Linearizable _ -> "linearizable";
            case Structure _ -> "structure";
            case Processes _ -> "processes";
        };
    }

    /// How far the check's method is explored, if it is.
    default Optional<Exploring> exploring() {
        return switch (this) {
            case Explore(var within) -> Optional.of(within);
            case MatchesReference(var within, _) -> Optional.of(within);
            case Reaches(var within) -> Optional.of(within);
            case Processes(var first) -> Optional.ofNullable(first);
            case Functional _,Linearizable _,Structure _ -> Optional.empty();
        };
    }
}
