package dev.lockstep.report;

import java.util.List;
import java.util.Locale;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Ties;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// A grade for a machine: JSON as `grade.schema.json` beside this class describes it. The same grade gives the same
/// bytes.
public final class JsonReport {

    private final Made made;
    private final Disclosure disclosure;

    /// @param disclosure which checks are for whom to see: a hidden one is in the report, and said to be hidden
    public JsonReport(Made made, Disclosure disclosure) {
        this.made = made;
        this.disclosure = disclosure;
    }

    /// The report, to be written as UTF-8.
    public String render(Grade grade) {
        return JsonText.object(json -> {
            made.write(json);
            json.text("submission", grade.submission());
            json.array("topics", grade.topics(), topic -> topic(json, topic));
            json.numberOrNull("points", grade.conclusive(), grade.points());
            json.number("maxPoints", grade.maxPoints());
        });
    }

    private void topic(JsonText json, TopicGrade topic) {
        json.text("topic", topic.topic());
        json.numberOrNull("points", topic.conclusive(), topic.points());
        json.number("maxPoints", topic.maxPoints());
        findings(json, topic.findings());
        json.array("checks", topic.checks(), check -> check(json, topic.topic(), check));
    }

    private void check(JsonText json, String topic, CheckGrade check) {
        json.text("id", check.check().id());
        json.text("title", check.check().title());
        json.text("visibility", disclosure.of(topic, check.check().id()).visibility().toString());
        switch (check.verdict()) {
            case Verdict.Passed(var exploration) -> explored(json, check, "passed", exploration, List.of());
            case Verdict.Failed(var exploration, var findings) ->
                explored(json, check, "failed", exploration, findings);
            case Verdict.NotRun(var reason) -> unexplored(json, check, "not-run", reason);
            case Verdict.Inconclusive(var reason) -> unexplored(json, check, "inconclusive", reason);
        }
    }

    private static void explored(JsonText json, CheckGrade check, String verdict, Exploration exploration,
            List<Finding> findings) {
        points(json, check, verdict);
        json.number("schedules", exploration.schedules());
        json.flag("complete", exploration.complete());
        if (!exploration.bound().isEmpty()) {
            json.text("bound", exploration.bound());
        }
        findings(json, findings);
    }

    private static void unexplored(JsonText json, CheckGrade check, String verdict, String reason) {
        points(json, check, verdict);
        json.number("schedules", 0);
        json.flag("complete", false);
        json.text("reason", reason);
        findings(json, List.of());
    }

    private static void points(JsonText json, CheckGrade check, String verdict) {
        json.text("verdict", verdict);
        json.numberOrNull("points", !(check.verdict() instanceof Verdict.Inconclusive), check.points());
        json.number("maxPoints", check.check().points());
    }

    private static void findings(JsonText json, List<Finding> findings) {
        json.array("findings", findings, finding -> {
            json.text("code", finding.code());
            json.text("message", finding.message());
            json.array("facts", finding.facts(), fact -> {
                json.text("name", fact.name());
                json.text("value", fact.value());
            });
            json.optional("location", finding.location(), JsonReport::location);
            json.optional("schedule", finding.schedule(), JsonReport::schedule);
            json.text("replay", finding.replay());
            json.text("hint", finding.hint());
        });
    }

    private static void location(JsonText json, Location location) {
        json.text("file", location.file());
        json.number("line", location.line());
        json.text("source", location.source());
    }

    private static void schedule(JsonText json, Schedule schedule) {
        json.texts("threads", schedule.threads());
        json.array("steps", schedule.steps(), step -> {
            json.number("thread", step.thread());
            json.text("operation", step.operation());
            json.optional("location", step.location(), JsonReport::location);
            json.text("kind", kind(step.kind()));
        });
        if (!schedule.ties().equals(Ties.NONE)) {
            json.object("ties", ties -> ties(ties, schedule.ties()));
        }
    }

    private static void ties(JsonText json, Ties ties) {
        json.array("handovers", ties.handovers(), handover -> {
            json.number("from", handover.from());
            json.number("to", handover.to());
            json.text("hand", handover.hand().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        });
        json.array("spells", ties.spells(), spell -> {
            json.number("thread", spell.thread());
            json.number("from", spell.from());
            json.numberOrNull("to", spell.to() != Ties.Spell.FOR_GOOD, spell.to());
            json.text("awaited", spell.awaited());
            json.numbers("holders", spell.holders());
        });
        json.numbers("circle", ties.circle());
        json.optional("race", ties.race(), JsonReport::span);
        json.optional("round", ties.round(), JsonReport::span);
        json.numbers("deaths", ties.deaths());
    }

    private static void span(JsonText json, Ties.Span span) {
        json.number("first", span.first());
        json.number("last", span.last());
    }

    private static String kind(Schedule.Kind kind) {
        return switch (kind) {
            case PLAIN -> "plain";
            case PREEMPTED -> "preempted";
            case BLOCKED -> "blocked";
            case CULPRIT -> "culprit";
            case LEFT_OUT -> "left-out";
        };
    }
}
