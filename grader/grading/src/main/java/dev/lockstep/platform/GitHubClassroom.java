package dev.lockstep.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.lockstep.report.JsonText;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Verdict;

/// What a grader of GitHub Classroom hands to the reporter: an output `result` of its step, as a line for `$GITHUB_OUTPUT`. The
/// reporter takes it from a variable of its environment, which may have 128 KiB.
public final class GitHubClassroom {

    private static final int MOST_BYTES = 90_000;
    private static final int LONGEST_MESSAGE = 400;

    private GitHubClassroom() {}

    /// The line.
    public static String export(Result all) {
        var result = all.concealed();
        var json = json(result, LONGEST_MESSAGE);
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        var fitting = bytes.length <= MOST_BYTES ? bytes : json(result, 0).getBytes(StandardCharsets.UTF_8);
        return "result=" + Base64.getEncoder().encodeToString(fitting) + "\n";
    }

    private static String json(Result result, int longest) {
        return JsonText.line(json -> {
            json.number("version", 1);
            json.text("status", status(result.grade()));
            json.number("max_score", result.grade().maxPoints());
            json.array("tests", result.checks().toList(), check -> {
                json.text("name", check.topic().topic() + ": " + check.title());
                json.text("status", status(check.grade()));
                json.number("score", check.grade().points());
                json.text("message", Words.capped(Words.advice(check.grade()), longest));
                json.text("test_code", check.name());
                json.text("filename", "");
                json.number("line_no", 0);
                json.number("execution_time", 0);
            });
            json.object("lockstep", result.made()::write);
        });
    }

    private static String status(Grade grade) {
        if (!grade.conclusive()) {
            return "error";
        }
        return grade.points() == grade.maxPoints() ? "pass" : "fail";
    }

    private static String status(CheckGrade check) {
        return switch (check.verdict()) {
            case Verdict.Passed _ -> "pass";
            case Verdict.Failed _,Verdict.NotRun _ -> "fail";
            case Verdict.Inconclusive _ -> "error";
        };
    }
}
