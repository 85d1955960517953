package dev.lockstep.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.lockstep.verdict.TopicGrade;

/// A gradebook for Canvas: the submission's name is the student's login, each topic an assignment of its name. A topic that is not
/// decided is an empty cell, which leaves the gradebook as it is.
public final class Canvas {

    private static final List<String> IDENTITY = List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");

    private Canvas() {}

    /// The text of the file.
    public static String export(Result result) {
        var topics = result.grade().topics();
        return Csv.row(with(IDENTITY, topics.stream().map(TopicGrade::topic)))
                + Csv.row(with(List.of("    Points Possible", "", "", "", ""),
                        topics.stream().map(topic -> String.valueOf(topic.maxPoints()))))
                + Csv.row(with(List.of(result.name(), "", "", result.name(), ""),
                        topics.stream().map(Canvas::points)));
    }

    static String points(TopicGrade topic) {
        return topic.conclusive() ? String.valueOf(topic.points()) : "";
    }

    private static List<String> with(List<String> first, Stream<String> more) {
        var cells = new ArrayList<>(first);
        more.forEach(cells::add);
        return cells;
    }
}
