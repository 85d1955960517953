package dev.lockstep.platform;

import java.util.ArrayList;
import java.util.stream.Collectors;

import dev.lockstep.platform.Result.Graded;
import dev.lockstep.report.Legible;
import dev.lockstep.verdict.TopicGrade;

/// Grades for Moodle's gradebook: the submission's name is the user's, each topic a grade item with its feedback. A topic that is not
/// decided has no grade, and its feedback says so.
public final class Moodle {

    private static final int LONGEST_FEEDBACK = 4_000;

    private Moodle() {}

    /// The text of the file.
    public static String export(Result all) {
        var result = all.concealed();
        var head = new ArrayList<String>();
        var row = new ArrayList<String>();
        head.add("username");
        row.add(result.name());
        for (var topic : result.grade().topics()) {
            head.add(topic.topic());
            head.add(topic.topic() + "_feedback");
            row.add(Canvas.points(topic));
            row.add(feedback(result, topic));
        }
        return Csv.row(head) + Csv.row(row);
    }

    private static String feedback(Result result, TopicGrade topic) {
        var obstacles = topic.findings().stream().map(it -> new Result.Found(topic, null, it).message() + "; ")
                .collect(Collectors.joining());
        var checks = topic.checks().stream().map(check -> new Graded(topic, check)).map(Moodle::line)
                .collect(Collectors.joining("; "));
        var decided = topic.conclusive() ? "" : Words.RUN_AGAIN + " ";
        return Legible.line(decided + obstacles + checks + " (" + result.made().line() + ")", LONGEST_FEEDBACK);
    }

    private static String line(Graded check) {
        var note = Words.advice(check.grade());
        return check.grade().points() + "/" + check.maxPoints() + " " + check.title()
                + (note.isEmpty() ? "" : ": " + note);
    }
}
