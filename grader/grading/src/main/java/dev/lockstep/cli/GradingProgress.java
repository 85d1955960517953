package dev.lockstep.cli;

import java.util.HashMap;
import java.util.Map;

import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Timings;
import dev.lockstep.controller.Watcher;
import dev.lockstep.report.ProgressLine;
import dev.lockstep.verdict.CheckGrade;

/// Shows on the progress line what the controller tells.
///
/// Thread safety: the controller tells one thing at a time.
final class GradingProgress implements Watcher, AutoCloseable {

    private final ProgressLine line;
    private final Timings timings;
    private final Map<String, String> titles = new HashMap<>();
    private final int total;
    private int done;

    GradingProgress(ProgressLine line, Plan plan, Timings timings) {
        this.line = line;
        this.timings = timings;
        plan.topics().forEach(topic -> topic.checks()
                .forEach(check -> titles.put(topic.name() + "." + check.info().id(), check.info().title())));
        total = titles.size();
        line.show(0, total, "");
    }

    @Override
    public void progress(String topic, String check, long schedules) {
        line.show(done, total, titles.getOrDefault(topic + "." + check, check));
    }

    @Override
    public void ended(String topic, CheckGrade grade) {
        timings.passed("first verdict");
        done++;
        line.show(done, total, grade.check().title());
    }

    @Override
    public void close() {
        line.close();
    }
}
