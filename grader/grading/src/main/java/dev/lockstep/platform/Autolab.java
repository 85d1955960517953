package dev.lockstep.platform;

import dev.lockstep.report.JsonText;

/// What Autolab reads: the last line of what an autograder prints, the points of each problem. A topic is a problem; one that could
/// not be decided has no score: null, since Autolab takes a result without any score for a failure and gives zeros.
public final class Autolab {

    private Autolab() {}

    /// The line, below one for the student.
    public static String export(Result result) {
        var grade = result.grade();
        return Words.total(grade) + " (" + result.made().line() + ")\n" + JsonText.line(json -> json.object("scores",
                scores -> grade.topics()
                        .forEach(topic -> scores.numberOrNull(topic.topic(), topic.conclusive(), topic.points()))));
    }
}
