package dev.lockstep.report;

import java.util.List;
import java.util.Locale;

import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Finding;

/// In a few words, how much was explored.
public final class Explored {

    private Explored() {}

    /// Of a check that passed.
    public static String passed(Exploration exploration) {
        var bound = Legible.line(exploration.bound(), 120);
        if (exploration.schedules() == 0) {
            return bound;
        }
        var schedules = Counted.of(exploration.schedules(), "schedule");
        if (exploration.complete()) {
            return bound.isEmpty() ? schedules : schedules + ", all " + bound;
        }
        return bound.isEmpty() ? schedules + ", random" : schedules + ", some random: not all " + bound;
    }

    /// Of one that failed. Where the last schedule shows nothing, what is missing showed in none.
    public static String failed(Exploration exploration, List<Finding> findings) {
        return exploration.schedules() < 2 || findings.getFirst().schedule() == null
                ? "see below"
                : String.format(Locale.ROOT, "fails in schedule %,d, see below", exploration.schedules());
    }
}
