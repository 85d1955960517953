package dev.lockstep.platform;

import java.util.List;
import java.util.function.Consumer;

import dev.lockstep.platform.Result.Found;
import dev.lockstep.report.JsonText;
import dev.lockstep.verdict.Schedule;

/// SARIF 2.1.0: each finding a result, each kind of finding a rule. What is not decided is a notification of a run that did not
/// succeed; what passed is not in it, since a viewer lists what is.
public final class Sarif {

    private Sarif() {}

    /// The text of the log.
    public static String export(Result all) {
        var result = all.concealed();
        return JsonText.object(json -> {
            json.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.text("version", "2.1.0");
            json.array("runs", List.of(result), _ -> run(json, result));
        });
    }

    private static void run(JsonText json, Result result) {
        var rules = result.found().stream().map(Found::code).distinct().sorted().toList();
        json.object("tool", tool -> tool.object("driver", driver -> {
            driver.text("name", "Lockstep");
            driver.text("version", result.made().lockstep());
            driver.array("rules", rules, rule -> {
                driver.text("id", rule);
                text(driver, "shortDescription", result.meaning(rule));
            });
        }));
        json.array("invocations", List.of(result), _ -> invocation(json, result));
        json.text("columnKind", "unicodeCodePoints");
        json.array("results", result.found(), found -> result(json, result, rules, found));
        json.object("properties", properties -> {
            result.made().write(properties);
            properties.text("submission", result.name());
            properties.text("total", Words.total(result.grade()));
        });
    }

    private static void invocation(JsonText json, Result result) {
        json.flag("executionSuccessful", result.grade().conclusive());
        json.array("toolExecutionNotifications", result.undecided(), check -> {
            text(json, "message", Words.RUN_AGAIN + " " + check);
            json.text("level", "error");
        });
    }

    private static void result(JsonText json, Result result, List<String> rules, Found found) {
        json.text("ruleId", found.code());
        json.number("ruleIndex", rules.indexOf(found.code()));
        json.text("level", "error");
        text(json, "message", found.subject() + ": " + found.message());
        var location = found.finding().location();
        if (location != null) {
            json.array("locations", List.of(location), it -> SarifFlow.physical(json, result, it));
        }
        json.object("partialFingerprints", prints -> prints.text("lockstep/v1", Fingerprint.of(found)));
        var schedule = found.finding().schedule();
        if (schedule != null && !schedule.steps().isEmpty()) {
            json.array("codeFlows", List.of(schedule), it -> flow(json, result, found, it));
        }
        json.object("properties", properties(found));
    }

    private static void flow(JsonText json, Result result, Found found, Schedule schedule) {
        text(json, "message", "The schedule that shows it: " + found.message());
        new SarifFlow(json, result, schedule).write();
    }

    private static Consumer<JsonText> properties(Found found) {
        return json -> {
            json.text("topic", found.topic().topic());
            var check = found.check();
            if (check != null) {
                json.text("check", check.check().id());
                json.number("points", check.points());
                json.number("maxPoints", check.check().points());
            }
            json.array("facts", found.finding().facts(), fact -> {
                json.text("name", fact.name());
                json.text("value", fact.value());
            });
            json.text("hint", found.finding().hint());
            if (found.finding().replay() != null) {
                json.text("replay", found.finding().replay());
            }
        };
    }

    private static void text(JsonText json, String name, String text) {
        json.object(name, message -> message.text("text", text));
    }
}
