package dev.lockstep.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Watcher;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// Gradings of one submission, one after the other: each of the topics that were changed since the one before, and of these
/// what failed first.
///
/// Thread safety: belongs to the thread that grades.
final class Regrading {

    private record Graded(Plan.Topic topic, TopicGrade grade) {}

    private final BiFunction<Plan, Watcher, Grade> grader;
    private final Map<String, Graded> last = new HashMap<>();

    Regrading(BiFunction<Plan, Watcher, Grade> grader) {
        this.grader = grader;
    }

    /// Grades what has changed.
    Grade grade(Plan plan, Watcher watcher) {
        var changed = plan.topics().stream().filter(topic -> !isKnown(topic)).toList();
        if (!changed.isEmpty()) {
            var grade = grader.apply(plan.with(changed.stream().map(this::failedFirst).toList()), watcher);
            for (var topic : changed) {
                grade.topics().stream().filter(it -> it.topic().equals(topic.name()))
                        .forEach(it -> last.put(topic.name(), new Graded(topic, inOrder(it, topic))));
            }
        }
        var grades = new ArrayList<TopicGrade>();
        plan.topics().forEach(topic -> {
            var graded = last.get(topic.name());
            if (graded != null) {
                grades.add(graded.grade());
            }
        });
        return new Grade(plan.submission(), grades);
    }

    /// What could not be decided is not known.
    private boolean isKnown(Plan.Topic topic) {
        var graded = last.get(topic.name());
        return graded != null && graded.topic().equals(topic) && graded.grade().conclusive();
    }

    private Plan.Topic failedFirst(Plan.Topic topic) {
        var graded = last.get(topic.name());
        return graded == null ? topic : failedFirst(topic, graded.grade());
    }

    /// The checks that failed, each after those that it builds on; then the others.
    static Plan.Topic failedFirst(Plan.Topic topic, TopicGrade before) {
        var first = new HashSet<String>();
        before.checks().stream().filter(check -> check.verdict() instanceof Verdict.Failed)
                .forEach(check -> addNeeded(check.check().id(), topic, first));
        var checks = new ArrayList<>(topic.checks().stream().filter(it -> first.contains(it.info().id())).toList());
        topic.checks().stream().filter(it -> !first.contains(it.info().id())).forEach(checks::add);
        return new Plan.Topic(topic.name(), topic.sources(), checks, topic.findings());
    }

    private static void addNeeded(String id, Plan.Topic topic, Set<String> to) {
        topic.checks().stream().filter(check -> check.info().id().equals(id) && to.add(id))
                .forEach(check -> addNeeded(check.info().needs(), topic, to));
    }

    /// The order of the course, in which people read.
    private static TopicGrade inOrder(TopicGrade grade, Plan.Topic topic) {
        var checks = new ArrayList<CheckGrade>();
        topic.checks().forEach(check -> grade.checks().stream().filter(it -> it.check().id().equals(check.info().id()))
                .forEach(checks::add));
        return new TopicGrade(grade.topic(), grade.findings(), List.copyOf(checks));
    }

    /// What a check came to the last time, if it was graded.
    @Nullable
    CheckGrade before(String topic, String check) {
        var graded = last.get(topic);
        return graded == null
                ? null
                : graded.grade().checks().stream().filter(it -> it.check().id().equals(check)).findFirst().orElse(null);
    }
}
