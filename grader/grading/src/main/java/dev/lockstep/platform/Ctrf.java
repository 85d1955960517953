package dev.lockstep.platform;

import java.util.List;
import java.util.stream.Stream;

import dev.lockstep.report.JsonText;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/// The Common Test Report Format. Points are in `extra`, which is what it is for. A check that fails in some schedules is a failed test
/// and never a flaky one. Times are 0: the same submission gives the same bytes.
public final class Ctrf {

    private static final int LONGEST = 20_000;

    private Ctrf() {}

    /// A test as CTRF counts them.
    private record Test(TopicGrade topic, @Nullable CheckGrade check, String name, String status, String rawStatus,
            String message, String trace, @Nullable Finding finding) {}

    /// The text of the report.
    public static String export(Result all) {
        var result = all.concealed();
        var tests = result.grade().topics().stream().flatMap(topic -> tests(result, topic)).toList();
        return JsonText.object(json -> {
            json.text("reportFormat", "CTRF");
            json.text("specVersion", "0.0.0");
            json.text("generatedBy", "Lockstep");
            json.object("results", results -> {
                results.object("tool", tool -> {
                    tool.text("name", "Lockstep");
                    tool.text("version", result.made().lockstep());
                });
                results.object("summary", summary -> summary(summary, tests));
                results.array("tests", tests, test -> test(results, result, test));
                results.object("extra", extra -> {
                    result.made().write(extra);
                    extra.text("submission", result.name());
                    extra.text("total", Words.total(result.grade()));
                });
            });
        });
    }

    private static void summary(JsonText json, List<Test> tests) {
        json.number("tests", tests.size());
        for (var status : List.of("passed", "failed", "skipped", "pending", "other")) {
            json.number(status, tests.stream().filter(test -> test.status().equals(status)).count());
        }
        json.number("start", 0);
        json.number("stop", 0);
    }

    private static Stream<Test> tests(Result result, TopicGrade topic) {
        var whole = topic.findings().stream().limit(1).map(finding -> new Test(topic, null, "(the topic as a whole)",
                "failed", "refused", new Result.Found(topic, null, finding).message(), result.console().render(topic),
                finding));
        return Stream.concat(whole, topic.checks().stream().map(check -> test(result, topic, check)));
    }

    private static Test test(Result result, TopicGrade topic, CheckGrade check) {
        var name = new Result.Graded(topic, check).title();
        var note = Words.note(check);
        return switch (check.verdict()) {
            case Verdict.Passed _ -> new Test(topic, check, name, "passed", "passed", note, "", null);
            case Verdict.Failed(_, var findings) -> new Test(topic, check, name, "failed", "failed", note,
                    result.console().render(check).strip(), findings.getFirst());
            case Verdict.NotRun _ -> new Test(topic, check, name, "skipped", "not-run", note, "", null);
            case Verdict.Inconclusive _ -> new Test(topic, check, name, "other", "inconclusive", note, "", null);
        };
    }

    private static void test(JsonText json, Result result, Test test) {
        json.text("name", test.name());
        json.text("status", test.status());
        json.number("duration", 0);
        json.texts("suite", List.of(test.topic().topic()));
        json.text("message", test.message());
        if (!test.trace().isEmpty()) {
            json.text("trace", Words.capped(test.trace(), LONGEST));
        }
        json.text("rawStatus", test.rawStatus());
        var location = test.finding() == null ? null : test.finding().location();
        if (location != null) {
            json.text("filePath", result.file(location));
            json.number("line", location.line());
        }
        var check = test.check();
        json.object("extra", extra -> {
            if (check != null) {
                extra.text("check", check.check().id());
                if (!(check.verdict() instanceof Verdict.Inconclusive)) {
                    extra.number("points", check.points());
                }
                extra.number("maxPoints", check.check().points());
            }
            if (test.finding() != null) {
                extra.text("finding", test.finding().code());
            }
        });
    }
}
