package dev.lockstep.platform;

import dev.lockstep.report.JsonText;
import dev.lockstep.verdict.TopicGrade;

/// What Autolab reads: the last line of what an autograder prints, the points of each problem. A topic is a problem; one that could
/// not be decided is left out, which leaves it without a score.
public final class Autolab {

    private Autolab() {}

    /// The line, below one for the student.
    public static String export(Result result) {
        var grade = result.grade();
        return Words.total(grade) + " (" + result.made().line() + ")\n" + JsonText.line(json -> json.object("scores",
                scores -> grade.topics().stream().filter(TopicGrade::conclusive)
                        .forEach(topic -> scores.number(topic.topic(), topic.points()))));
    }
}
