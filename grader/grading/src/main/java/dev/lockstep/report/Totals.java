package dev.lockstep.report;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// The points at the end of a report.
final class Totals {

    private final Page page;

    Totals(Page page) {
        this.page = page;
    }

    static String of(TopicGrade topic) {
        return topic.conclusive() ? topic.points() + " of " + topic.maxPoints() + " points" : "no total";
    }

    static Ink ink(TopicGrade topic) {
        return topic.conclusive() ? ink(topic.points(), topic.maxPoints()) : Ink.DOUBT;
    }

    private static Ink ink(int points, int maxPoints) {
        return points == maxPoints ? Ink.GOOD : Ink.BAD;
    }

    void add(Grade grade) {
        page.gap();
        page.line(page.rule(page.look().width()));
        var nameWidth = grade.topics().stream().mapToInt(topic -> Columns.width(name(topic))).max().orElse(0);
        nameWidth = Math.max(nameWidth, "Total".length());
        if (grade.topics().size() > 1) {
            for (var topic : grade.topics()) {
                row(Columns.pad(name(topic), nameWidth), Ink.PLAIN, topic);
            }
        }
        total(grade, nameWidth);
    }

    private static String name(TopicGrade topic) {
        return Legible.line(topic.topic(), 40);
    }

    private void row(String name, Ink nameInk, TopicGrade topic) {
        page.line(page.paint(nameInk, name) + "  " + page.paint(ink(topic), of(topic)));
    }

    private void total(Grade grade, int nameWidth) {
        if (grade.conclusive()) {
            page.line(page.paint(Ink.STRONG, Columns.pad("Total", nameWidth)) + "  "
                    + page.paint(ink(grade.points(), grade.maxPoints()),
                            grade.points() + " of " + grade.maxPoints() + " points")
                    + page.paint(Ink.QUIET, "   " + tally(grade)));
        } else {
            page.text(0, Ink.DOUBT, "No total: " + Counted.of(count(grade, Verdict.Inconclusive.class), "check")
                    + " could not be decided, which is the grader's trouble and not the submission's."
                    + " Run the same command again.");
        }
    }

    private static String tally(Grade grade) {
        return Stream.of(tally(grade, Verdict.Passed.class, "passed"), tally(grade, Verdict.Failed.class, "failed"),
                tally(grade, Verdict.NotRun.class, "not run")).flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> tally(Grade grade, Class<? extends Verdict> kind, String words) {
        var count = count(grade, kind);
        return count == 0 ? Optional.empty() : Optional.of(count + " " + words);
    }

    private static long count(Grade grade, Class<? extends Verdict> kind) {
        return grade.topics().stream().flatMap(topic -> topic.checks().stream())
                .filter(check -> kind.isInstance(check.verdict())).count();
    }
}
