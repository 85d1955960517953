package dev.lockstep.platform;

import java.util.List;

import dev.lockstep.report.JsonText;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.verdict.TopicGrade;

/// PrairieLearn's `results.json`. What does not compile or could not be decided is not gradable there, which costs no attempt.
public final class PrairieLearn {

    /// The whole file may have 1 MB; a character takes three bytes at the most, but for rare ones that take four.
    private static final int ALL_OUTPUT = 200_000;

    private PrairieLearn() {}

    /// The text of the file.
    public static String export(Result all) {
        var result = all.concealed();
        return JsonText.object(json -> {
            var refused = refused(result);
            json.flag("gradable", refused.isEmpty());
            if (refused.isEmpty()) {
                json.share("score", result.grade().points(), result.grade().maxPoints());
            } else {
                json.texts("format_errors", refused);
            }
            json.text("message", Words.total(result.grade()));
            json.text("output", Words.capped(result.obstacles(), ALL_OUTPUT / 10));
            tests(json, result);
            json.object("lockstep", result.made()::write);
        });
    }

    private static void tests(JsonText json, Result result) {
        var checks = result.checks().toList();
        var most = ALL_OUTPUT / Math.max(10, checks.size());
        json.array("tests", checks, check -> {
            json.text("name", check.title());
            json.text("description", check.name());
            json.number("points", check.grade().points());
            json.number("max_points", check.maxPoints());
            json.text("message", Words.note(check.grade()));
            json.text("output", Words.capped(Words.report(result.console(), check.grade()), most));
        });
    }

    /// Why there is nothing to grade; empty if there is.
    private static List<String> refused(Result result) {
        if (!result.grade().conclusive()) {
            return List.of(Words.RUN_AGAIN);
        }
        return result.grade().topics().stream().allMatch(PrairieLearn::doesNotCompile)
                ? List.of(Words.capped(result.obstacles(), ALL_OUTPUT / 10))
                : List.of();
    }

    private static boolean doesNotCompile(TopicGrade topic) {
        return topic.findings().stream().anyMatch(GraderFinding.DOES_NOT_COMPILE::is);
    }
}
