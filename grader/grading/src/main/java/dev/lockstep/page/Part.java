package dev.lockstep.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.lockstep.platform.Result;
import dev.lockstep.report.Explored;
import dev.lockstep.report.Legible;
import dev.lockstep.report.Mistake;
import dev.lockstep.report.ShellWord;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// A topic of the page.
///
/// @param id of its heading
/// @param obstacles what keeps it from being checked
/// @param troubles why checks fail
record Part(String id, String name, String total, Tone tone, int points, int maxPoints, List<Line> checks,
        List<Problem> obstacles, List<Trouble> troubles) {

    /// The checks that there is something to do about.
    List<Line> open() {
        return checks.stream().filter(check -> check.tone() != Tone.GOOD).toList();
    }

    List<Line> passed() {
        return checks.stream().filter(check -> check.tone() == Tone.GOOD).toList();
    }

    /// A check in the table of them.
    ///
    /// @param anchor where the page says why it fails; empty if it does not
    record Line(Tone tone, String points, String title, String note, String anchor) {}

    /// Checks that fail by one mistake.
    ///
    /// @param checks what they ask for, and their names
    record Trouble(String id, List<Asked> checks, List<Problem> problems, int more) {

        private static final int SHOWN = 5;

        static Trouble of(String id, String topic, Mistake mistake, Result result, Room room) {
            var findings = mistake.findings();
            var alone = alone(result, topic) + " --check " + ShellWord.of(mistake.checks().getFirst().check().id());
            return new Trouble(id, mistake.checks().stream().map(Asked::of).toList(),
                    IntStream.range(0, Math.min(SHOWN, findings.size()))
                            .mapToObj(i -> Problem.of(id + "f" + (i + 1), findings.get(i), result, alone, room))
                            .toList(),
                    Math.max(0, findings.size() - SHOWN));
        }
    }

    /// What a check asks for, and its name.
    record Asked(String title, String id) {

        static Asked of(CheckGrade check) {
            return new Asked(Legible.line(check.check().title(), 200), Legible.line(check.check().id(), 80));
        }
    }

    /// The command that grades a topic alone, as a page.
    private static String alone(Result result, String topic) {
        return "lockstep grade " + ShellWord.of(result.submission().path())
                + " --format html --out report.html --topic "
                + ShellWord.of(topic);
    }

    static Part of(String id, TopicGrade topic, Result result, Room room) {
        var mistakes = Mistake.of(topic.checks());
        var troubles = IntStream.range(0, mistakes.size())
                .mapToObj(i -> Trouble.of(id + "m" + (i + 1), topic.topic(), mistakes.get(i), result, room)).toList();
        var anchors = new HashMap<String, String>();
        for (var i = 0; i < mistakes.size(); i++) {
            for (var check : mistakes.get(i).checks()) {
                anchors.put(check.check().id(), troubles.get(i).id());
            }
        }
        var total = topic.conclusive() ? topic.points() + " of " + topic.maxPoints() + " points" : "no total";
        return new Part(id, Legible.line(topic.topic(), 40), total,
                Tone.of(topic.conclusive(), topic.points(), topic.maxPoints()), topic.points(), topic.maxPoints(),
                topic.checks().stream().map(check -> line(check, anchors)).toList(),
                IntStream.range(0, Math.min(20, topic.findings().size()))
                        .mapToObj(i -> Problem.of(id + "o" + (i + 1), topic.findings().get(i), result,
                                alone(result, topic.topic()), room))
                        .toList(),
                troubles);
    }

    private static Line line(CheckGrade check, Map<String, String> anchors) {
        var undecided = check.verdict() instanceof Verdict.Inconclusive;
        return new Line(Tone.of(check), (undecided ? "?" : check.points()) + "/" + check.check().points(),
                Legible.line(check.check().title(), 200), note(check),
                anchors.getOrDefault(check.check().id(), ""));
    }

    private static String note(CheckGrade check) {
        return switch (check.verdict()) {
            case Verdict.Passed(var exploration) -> Explored.passed(exploration);
            case Verdict.Failed(_, var findings) -> Legible.line(findings.getFirst().message(), 300);
            case Verdict.NotRun(var reason) -> Legible.line(reason, 300);
            case Verdict.Inconclusive(var reason) -> "not decided: " + Legible.line(reason, 300);
        };
    }
}
