package dev.lockstep.platform;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.report.JsonText;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Verdict;

/// What a custom validator of Submitty's writes, `validation_results.json`: a share of the points of its test case, with messages.
/// What could not be decided is a failure of the validator's, not of the submission.
public final class Submitty {

    private Submitty() {}

    private record Message(String message, String status) {}

    /// The text of the file.
    public static String export(Result all) {
        var result = all.concealed();
        var grade = result.grade();
        if (!grade.conclusive()) {
            return JsonText.object(json -> {
                json.text("status", "failure");
                json.text("message", Words.RUN_AGAIN + " (" + String.join("; ", result.undecided()) + ") "
                        + result.made().line());
            });
        }
        return JsonText.object(json -> {
            json.text("status", "success");
            json.object("data", data -> {
                data.share("score", grade.points(), grade.maxPoints());
                data.array("message", messages(result), message -> {
                    data.text("message", message.message());
                    data.text("status", message.status());
                });
                data.text("status", status(grade));
            });
        });
    }

    private static String status(Grade grade) {
        return grade.points() == grade.maxPoints() ? "success" : "failure";
    }

    private static List<Message> messages(Result result) {
        var messages = new ArrayList<Message>();
        if (!result.obstacles().isEmpty()) {
            messages.add(new Message(result.obstacles(), "failure"));
        }
        result.checks().forEach(check -> {
            var head = check.grade().points() + " of " + check.maxPoints() + " points: " + check.topic().topic() + ": "
                    + check.title();
            messages.add(switch (check.grade().verdict()) {
                case Verdict.Passed _ -> new Message(head, "success");
                case Verdict.Failed _ ->
                    new Message(head + "\n" + Words.report(result.console(), check.grade()), "failure");
                case Verdict.NotRun _,Verdict.Inconclusive _ ->
                    new Message(head + "\n" + Words.note(check.grade()), "warning");
            });
        });
        messages.add(new Message(result.made().line(), "information"));
        return messages;
    }
}
