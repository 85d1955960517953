package dev.lockstep.controller;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.lockstep.source.SourceFile;
import dev.lockstep.testing.Programs;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.TopicGrade;

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
}
