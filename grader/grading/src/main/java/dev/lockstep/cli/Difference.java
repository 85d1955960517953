package dev.lockstep.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import dev.lockstep.report.Legible;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Verdict;

/// What became of a check since the last time.
///
/// @param points more, or fewer than none
record Difference(String topic, String title, Way way, int points) {

    private static final int LONGEST_TITLE = 200;

    /// How it differs.
    enum Way {
        BETTER("better"),
        WORSE("worse"),
        OTHERWISE("fails otherwise"),
        STILL("still fails"),
        NONE("");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /// The checks of which something is to be said, in their order. Of two grades that a student may see.
    static List<Difference> between(Grade before, Grade after) {
        var known = new HashMap<String, CheckGrade>();
        before.topics().forEach(
                topic -> topic.checks().forEach(check -> known.put(topic.topic() + "." + check.check().id(), check)));
        var differences = new ArrayList<Difference>();
        after.topics().forEach(topic -> topic.checks().forEach(check -> {
            var earlier = known.get(topic.topic() + "." + check.check().id());
            if (earlier != null) {
                differences.add(of(topic.topic(), earlier, check));
            }
        }));
        return differences.stream().filter(each -> each.way == Way.BETTER || each.way == Way.WORSE
                || each.way == Way.OTHERWISE).toList();
    }

    static Difference of(String topic, CheckGrade before, CheckGrade after) {
        return new Difference(topic, after.check().title(), way(before.verdict(), after.verdict()),
                after.points() - before.points());
    }

    private static Way way(Verdict before, Verdict after) {
        return switch (after) {
            case Verdict.Passed _ -> before instanceof Verdict.Passed ? Way.NONE : Way.BETTER;
            case Verdict.Failed(_, var now) -> switch (before) {
                case Verdict.Passed _ -> Way.WORSE;
                case Verdict.Failed(_, var then) -> codes(then).equals(codes(now)) ? Way.STILL : Way.OTHERWISE;
                case Verdict.NotRun _,Verdict.Inconclusive _ -> Way.OTHERWISE;
            };
            case Verdict.NotRun _,Verdict.Inconclusive _ -> before instanceof Verdict.Passed ? Way.WORSE : Way.NONE;
        };
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    /// As a line.
    @Override
    public String toString() {
        return "  %-15s  %4s  %s: %s".formatted(way.words, points == 0 ? "" : "%+d".formatted(points), topic,
                Legible.line(title, LONGEST_TITLE));
    }
}
