package dev.lockstep.controller;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lockstep.source.SourceFile;
import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Verdict;

/// Puts the student's own lines where a worker knew file and line number only.
final class SourceLines {

    private final Map<String, List<String>> lines = new HashMap<>();

    SourceLines(List<SourceFile> sources) {
        sources.forEach(source -> lines.put(source.path(), source.text().lines().toList()));
    }

    Verdict fill(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Failed(var exploration, var findings) -> new Verdict.Failed(exploration, fill(findings));
            case Verdict.Passed _,Verdict.NotRun _,Verdict.Inconclusive _ -> verdict;
        };
    }

    List<Finding> fill(List<Finding> findings) {
        return findings.stream().map(this::fill).toList();
    }

    private Finding fill(Finding finding) {
        return new Finding(finding.code(), finding.message(), finding.facts(), fill(finding.location()),
                fill(finding.schedule()), finding.replay(), finding.hint());
    }

    private @Nullable Schedule fill(@Nullable Schedule schedule) {
        return schedule == null
                ? null
                : new Schedule(schedule.threads(), schedule.steps().stream()
                        .map(step -> new Schedule.Step(step.thread(), step.operation(), fill(step.location()),
                                step.kind()))
                        .toList(), schedule.ties());
    }

    private @Nullable Location fill(@Nullable Location location) {
        if (location == null || !location.source().isEmpty()) {
            return location;
        }
        return new Location(location.file(), location.line(), line(location.file(), location.line()));
    }

    private String line(String file, int number) {
        var known = lines.getOrDefault(file, List.of());
        return number >= 1 && number <= known.size() ? known.get(number - 1).strip() : "";
    }
}
