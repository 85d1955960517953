package dev.lockstep.controller;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lockstep.source.SourceFile;
import dev.lockstep.testing.Programs;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// A course of one topic with one class of checks, for tests that grade in real workers.
///
/// @param finding what a failing assertion of its checks amounts to
record OneTopicCourse(String topic, String checkClass, Path contracts, Path checks, String finding,
        FindingRegistry known) {

    /// Compiles a course from the texts of a contract and of the checks, which both lie in packages of the topic.
    static OneTopicCourse compiled(Path folder, String contract, String checks, String finding, FindingRegistry known)
            throws IOException {
        var file = Programs.file(checks);
        return new OneTopicCourse(file.path().substring(0, file.path().indexOf('/')), named(file),
                Programs.compile(folder.resolve("contracts"), contract),
                Programs.compile(folder.resolve("checks"), contract, checks), finding, known);
    }

    private static String named(SourceFile file) {
        return file.path().replaceFirst("\\.java$", "").replace('/', '.');
    }

    /// Grades a submission of one class.
    ///
    /// @param asked the checks by their names, in the order of their grades
    TopicGrade grade(Controller controller, Map<String, Kind> asked, String submission) {
        var order = asked.entrySet().stream().map(check -> new Plan.Check(
                new CheckInfo(check.getKey(), check.getKey(), 10, "", check.getValue()), checkClass, check.getKey(),
                finding)).toList();
        var plan = new Plan("one", List.of(new Plan.Topic(topic, List.of(Programs.file(submission)), order,
                known)), List.of(contracts), List.of(checks), Plan.Options.DEFAULT);
        return controller.grade(plan, Watcher.NONE).join().topics().getFirst();
    }

    /// What became of each check of a submission of one class: `passed`, the code of its first finding, or why there is none.
    Map<String, String> told(Controller controller, Map<String, Kind> asked, String submission) {
        return grade(controller, asked, submission).checks().stream()
                .collect(Collectors.toMap(check -> check.check().id(), OneTopicCourse::told));
    }

    private static String told(CheckGrade grade) {
        return switch (grade.verdict()) {
            case Verdict.Passed _ -> "passed";
            case Verdict.Failed(_, var findings) -> findings.getFirst().code();
            case Verdict.Inconclusive(var why) -> why;
            case Verdict.NotRun(var why) -> why;
        };
    }
}
