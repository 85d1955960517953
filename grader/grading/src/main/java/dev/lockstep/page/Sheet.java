package dev.lockstep.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lockstep.platform.Result;
import dev.lockstep.report.Legible;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Grade;

/// The whole page, as its template reads it.
///
/// @param total the points in words
/// @param tally how many checks came to what
/// @param made what it was made with
record Sheet(String name, String total, Tone tone, int points, int maxPoints, String tally, String made,
        List<Part> topics) {

    static Sheet of(Result result) {
        var grade = result.grade();
        var topics = grade.topics();
        var room = new Room();
        return new Sheet(Legible.line(grade.submission(), 200), total(grade),
                Tone.of(grade.conclusive(), grade.points(), grade.maxPoints()), grade.points(), grade.maxPoints(),
                tally(grade), result.made().line(),
                IntStream.range(0, topics.size()).mapToObj(i -> Part.of("t" + (i + 1), topics.get(i), result, room))
                        .toList());
    }

    private static String total(Grade grade) {
        return grade.conclusive()
                ? grade.points() + " of " + grade.maxPoints() + " points"
                : "No total: a check was not decided. Run the grading again.";
    }

    private static String tally(Grade grade) {
        Map<Tone, Long> counts = grade.topics().stream().flatMap(topic -> topic.checks().stream())
                .collect(Collectors.groupingBy((CheckGrade check) -> Tone.of(check), Collectors.counting()));
        return List.of(Tone.values()).stream().filter(counts::containsKey)
                .map(tone -> counts.get(tone) + " " + tone.word).collect(Collectors.joining(", "));
    }

    Inline style() {
        return Inline.STYLE;
    }

    Inline script() {
        return Inline.SCRIPT;
    }

    /// What the browser is to let the page do: show this style, run this script.
    String policy() {
        return "default-src 'none'; style-src " + style().hash() + "; script-src " + script().hash()
                + "; base-uri 'none'; form-action 'none'";
    }
}
