package dev.lockstep.platform;

import dev.lockstep.report.ConsoleReport;
import dev.lockstep.report.Explored;
import dev.lockstep.report.Legible;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Verdict;

/// What every platform is told in the same words.
final class Words {

    static final String RUN_AGAIN = "Not decided: this is no grade. Run the grading again.";

    private static final int LONGEST_NOTE = 500;

    private Words() {}

    /// A check's verdict in one line.
    static String note(CheckGrade check) {
        return switch (check.verdict()) {
            case Verdict.Passed(var exploration) -> Explored.passed(exploration);
            case Verdict.Failed(_, var findings) -> Legible.line(findings.getFirst().message(), LONGEST_NOTE);
            case Verdict.NotRun(var reason) -> "not run: " + Legible.line(reason, LONGEST_NOTE);
            case Verdict.Inconclusive(var reason) ->
                "not decided, run again: " + Legible.line(reason, LONGEST_NOTE);
        };
    }

    /// The same, and what to try.
    static String advice(CheckGrade check) {
        return switch (check.verdict()) {
            case Verdict.Failed(_, var findings) -> note(check) + hint(findings.getFirst());
            case Verdict.Passed _,Verdict.NotRun _,Verdict.Inconclusive _ -> note(check);
        };
    }

    /// What to try, behind a sentence; empty if there is no hint.
    static String hint(Finding finding) {
        return finding.hint().isBlank() ? "" : " " + Legible.line(finding.hint(), LONGEST_NOTE);
    }

    /// A check's verdict with everything that is told of it.
    static String report(ConsoleReport console, CheckGrade check) {
        return switch (check.verdict()) {
            case Verdict.Failed _ -> console.render(check).strip();
            case Verdict.Passed _,Verdict.NotRun _,Verdict.Inconclusive _ -> note(check);
        };
    }

    /// The points, if there is a total.
    static String total(Grade grade) {
        return grade.conclusive() ? grade.points() + " of " + grade.maxPoints() + " points" : RUN_AGAIN;
    }

    /// The text, or the beginning of it and how much was cut.
    static String capped(String text, int most) {
        var length = text.codePointCount(0, text.length());
        return length <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "\n[" + (length - most)
                        + " more characters cut]";
    }
}
