package dev.lockstep.verdict;

import java.util.Locale;

/// How much is told of why a check did not pass: the instructor's choice.
public enum Feedback {
    /// All there is.
    ALL,
    /// All but what the check itself does: its rows of the schedule.
    NO_CHECK_SOURCE,
    /// All but the schedule and the token that replays it.
    NO_SCHEDULE,
    /// The finding and the sentence that names it.
    ONLY_SENTENCE,
    /// Whether it passed.
    ONLY_PASSED;

    /// As a course writes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
