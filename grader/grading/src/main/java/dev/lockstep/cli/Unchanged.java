package dev.lockstep.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Settings;
import dev.lockstep.course.EarlierGrades;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.TopicGrade;

/// Grades what has changed since an earlier grading, and takes the rest from there: where `-Dlockstep.kept=FOLDER` says so, as
/// in a kit. A grading comes to the same each time.
///
/// @param topics the names of all topics of the course
record Unchanged(EarlierGrades earlier, List<String> topics) {

    static Unchanged fromProperties(Settings settings, List<String> topics) {
        var folder = System.getProperty("lockstep.kept");
        return new Unchanged(
                folder == null ? EarlierGrades.none() : EarlierGrades.in(Path.of(folder), settings), topics);
    }

    /// The grade of a plan.
    ///
    /// @param grading of that part of it which no earlier grade is known of
    Grade grade(Plan plan, Function<Plan, Grade> grading) {
        var known = new HashMap<String, TopicGrade>();
        if (plan.options().replay() == null) {
            plan.topics().forEach(topic -> earlier.find(plan.with(List.of(topic)), topics)
                    .ifPresent(grade -> known.put(topic.name(), grade.topics().getFirst())));
        }
        var changed = plan.topics().stream().filter(topic -> !known.containsKey(topic.name())).toList();
        if (!changed.isEmpty()) {
            grading.apply(plan.with(changed)).topics().forEach(grade -> known.put(grade.topic(), grade));
            changed.forEach(topic -> keep(plan, topic, known));
        }
        return new Grade(plan.submission(),
                plan.topics().stream().flatMap(topic -> Stream.ofNullable(known.get(topic.name()))).toList());
    }

    private void keep(Plan plan, Plan.Topic topic, Map<String, TopicGrade> grades) {
        var grade = grades.get(topic.name());
        if (grade != null && plan.options().replay() == null) {
            earlier.keep(plan.with(List.of(topic)), topics, new Grade(plan.submission(), List.of(grade)));
        }
    }
}
