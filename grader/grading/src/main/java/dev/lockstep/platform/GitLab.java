package dev.lockstep.platform;

import java.util.List;
import java.util.stream.Stream;

import dev.lockstep.report.JsonText;
import dev.lockstep.verdict.Location;

/// GitLab's code quality report: what is wrong with a line stands beside it in a merge request. What has no line is left to the
/// JUnit report, but for one entry that says that the grade is not decided.
public final class GitLab {

    private GitLab() {}

    private record Issue(String description, String check, String fingerprint, String severity, String file,
            int line) {}

    /// The text of the report.
    public static String export(Result all) {
        var result = all.concealed();
        var issues = Stream.concat(undecided(result), result.found().stream().flatMap(found -> issue(result, found)))
                .distinct().toList();
        return JsonText.array(issues, (json, issue) -> {
            json.text("description", issue.description());
            json.text("check_name", issue.check());
            json.text("fingerprint", issue.fingerprint());
            json.text("severity", issue.severity());
            json.object("location", location -> {
                location.text("path", issue.file());
                location.object("lines", lines -> lines.number("begin", issue.line()));
            });
        });
    }

    private static Stream<Issue> issue(Result result, Result.Found found) {
        var location = found.finding().location();
        return location == null ? Stream.empty() : Stream.of(issue(result, found, location));
    }

    private static Issue issue(Result result, Result.Found found, Location location) {
        return new Issue(found.subject() + ": " + found.message() + Words.hint(found.finding()), found.code(),
                Fingerprint.of(found),
                found.check() == null ? "blocker" : "major", result.file(location), location.line());
    }

    private static Stream<Issue> undecided(Result result) {
        return result.undecided().isEmpty()
                ? Stream.empty()
                : Stream.of(new Issue(Words.RUN_AGAIN + " " + result.made().line(), "not-decided",
                        Fingerprint.of(List.of("not-decided")), "info", firstFile(result), 1));
    }

    private static String firstFile(Result result) {
        return result.submission().files().values().stream().sorted().findFirst().orElse(result.name());
    }
}
