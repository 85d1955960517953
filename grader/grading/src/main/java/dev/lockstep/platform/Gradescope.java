package dev.lockstep.platform;

import dev.lockstep.platform.Result.Graded;
import dev.lockstep.report.JsonText;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.verdict.Visibility;

/// Gradescope's `results.json`. Hidden checks stand in it whole: Gradescope hides them, and with them the total, which is why no
/// total is written out here. It takes no result without points: what could not be decided has none, and says so loudly.
public final class Gradescope {

    private Gradescope() {}

    /// The text of the file.
    public static String export(Result result) {
        return export(result, "hidden");
    }

    /// The same for a submission that cannot be read: the student sees what the autograder printed, which says why.
    public static String unreadable(Result result) {
        return export(result, "visible");
    }

    private static String export(Result result, String printed) {
        return JsonText.object(json -> {
            json.text("output", output(result));
            json.text("output_format", "text");
            json.text("test_output_format", "text");
            json.text("test_name_format", "text");
            json.text("stdout_visibility", printed);
            json.object("extra_data", extra -> {
                result.made().write(extra);
                extra.flag("decided", result.grade().conclusive());
            });
            json.array("tests", result.checks().toList(), check -> test(json, result, check));
        });
    }

    private static String output(Result result) {
        var head = result.grade().conclusive() ? result.made().line() : Words.RUN_AGAIN + "\n" + result.made().line();
        var obstacles = result.concealed().obstacles();
        return obstacles.isEmpty() ? head : head + "\n\n" + obstacles;
    }

    private static void test(JsonText json, Result result, Graded check) {
        json.text("number", number(result, check));
        json.text("name", name(check));
        json.number("score", check.grade().points());
        json.number("max_score", check.maxPoints());
        json.text("status", status(check.grade()));
        json.text("output", Words.report(result.console(), check.grade()));
        json.text("visibility", visibility(result.visibility(check)));
    }

    /// Such as `2.3`: the third check of the second topic.
    private static String number(Result result, Graded check) {
        return result.grade().topics().indexOf(check.topic()) + 1 + "."
                + (check.topic().checks().indexOf(check.grade()) + 1);
    }

    private static String name(Graded check) {
        var name = check.topic().topic() + ": " + check.title();
        return check.grade().verdict() instanceof Verdict.Inconclusive ? "NOT DECIDED, " + name : name;
    }

    private static String status(CheckGrade check) {
        return switch (check.verdict()) {
            case Verdict.Passed _ -> "passed";
            case Verdict.Failed _,Verdict.NotRun _,Verdict.Inconclusive _ -> "failed";
        };
    }

    private static String visibility(Visibility visibility) {
        return switch (visibility) {
            case VISIBLE -> "visible";
            case AFTER_DUE_DATE -> "after_due_date";
            case HIDDEN -> "hidden";
        };
    }
}
