package dev.lockstep.bridge;

import java.nio.file.Path;
import java.util.List;

import org.opentest4j.TestAbortedException;

import dev.lockstep.report.ConsoleReport;
import dev.lockstep.report.Look;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// Tells JUnit what became of a check: by returning or throwing. A check that was not run never looks passed.
final class Relay {

    private Relay() {}

    /// @param obstacles what kept the whole topic from being checked
    static void relay(String topic, CheckGrade check, List<Finding> obstacles, Path submission) {
        var report = new ConsoleReport(Look.PLAIN, submission.toString());
        switch (check.verdict()) {
            case Verdict.Passed _ -> {
            }
            case Verdict.Failed(_, var findings) -> throw failed(findings.getFirst(), report.render(check));
            case Verdict.NotRun _ when !obstacles.isEmpty() -> throw failed(obstacles.getFirst(),
                    report.render(new TopicGrade(topic, obstacles, List.of(check))));
            case Verdict.NotRun(var reason) -> throw new TestAbortedException("not run: " + reason);
            case Verdict.Inconclusive(var reason) -> throw new CheckUndecided("could not be decided: " + reason);
        }
    }

    private static CheckFailed failed(Finding finding, String report) {
        var failed = new CheckFailed(finding.message(), report);
        var location = finding.location();
        return location == null ? failed : failed.at(location);
    }
}
