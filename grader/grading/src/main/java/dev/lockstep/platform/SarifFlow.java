package dev.lockstep.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.lockstep.report.JsonText;
import dev.lockstep.report.Legible;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Step;

/// An interleaving as SARIF has it: a flow a thread, and for each step its place in the order of them all.
final class SarifFlow {

    private static final int LONGEST = 1_000;

    private final JsonText json;
    private final Result result;
    private final Schedule schedule;

    SarifFlow(JsonText json, Result result, Schedule schedule) {
        this.json = json;
        this.result = result;
        this.schedule = schedule;
    }

    /// @param order counted from 1
    private record Ordered(int order, Step step) {}

    /// A thread with its steps.
    private record Flow(int thread, List<Ordered> steps) {}

    /// A thread without a step has no flow: a flow has at least one.
    void write() {
        json.array("threadFlows", flows(), flow -> {
            json.text("id", "T" + flow.thread());
            json.object("message",
                    message -> message.text("text", Legible.line(schedule.threads().get(flow.thread()), LONGEST)));
            json.array("locations", flow.steps(), this::step);
        });
    }

    private List<Flow> flows() {
        var flows = new ArrayList<Flow>();
        for (var i = 0; i < schedule.threads().size(); i++) {
            flows.add(new Flow(i, new ArrayList<>()));
        }
        var order = 0;
        for (var step : schedule.steps()) {
            flows.get(step.thread()).steps().add(new Ordered(++order, step));
        }
        flows.removeIf(flow -> flow.steps().isEmpty());
        return flows;
    }

    private void step(Ordered ordered) {
        var step = ordered.step();
        json.object("location", location -> {
            if (step.location() != null) {
                physical(location, result, step.location());
            }
            location.object("message", message -> message.text("text", words(step)));
        });
        json.number("executionOrder", ordered.order());
        json.text("importance", switch (step.kind()) {
            case PLAIN -> "important";
            case LEFT_OUT -> "unimportant";
            case PREEMPTED, BLOCKED, CULPRIT -> "essential";
        });
    }

    private static String words(Step step) {
        var operation = Legible.line(step.operation(), LONGEST);
        return switch (step.kind()) {
            case PLAIN, LEFT_OUT -> operation;
            case PREEMPTED -> operation + " (was preempted before it)";
            case BLOCKED -> operation + " (for good)";
            case CULPRIT -> operation + " (here it shows)";
        };
    }

    /// A place in a file.
    static void physical(JsonText json, Result result, Location location) {
        json.object("physicalLocation", physical -> {
            physical.object("artifactLocation", artifact -> artifact.text("uri", uri(result.file(location))));
            physical.object("region", region -> {
                region.number("startLine", location.line());
                if (!location.source().isBlank()) {
                    region.object("snippet", snippet -> snippet.text("text",
                            Legible.line(location.source(), LONGEST)));
                }
            });
        });
    }

    /// Relative, and nothing but a path: what could be a scheme, a host or a query is quoted.
    private static String uri(String file) {
        var path = file.replace('\\', '/').replaceFirst("^/+", "");
        return Arrays.stream(path.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
