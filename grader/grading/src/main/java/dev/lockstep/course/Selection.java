package dev.lockstep.course;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Role;
import dev.lockstep.source.TopicSources;
import dev.lockstep.submission.SubmissionSources;

/// The checks of a course that are to be run.
///
/// @param topics with the chosen checks only; at least one topic, each with at least one check
public record Selection(Course course, List<TopicCatalog> topics) {

    public Selection {
        topics = List.copyOf(topics);
    }

    /// Every check of every topic.
    public static Selection all(Course course, CourseCatalog catalog) {
        return new Selection(course, catalog.topics());
    }

    /// The topics of these names, in the course's order.
    public Selection only(List<String> names) {
        return new Selection(course, topics.stream().filter(topic -> names.contains(topic.topic())).toList());
    }

    /// The checks of these ids in each topic; what they build on is not asked for and holds nothing back.
    public Selection onlyChecks(Set<String> ids) {
        return new Selection(course, topics.stream().map(
                topic -> topic.with(topic.checks().stream().filter(check -> ids.contains(check.info().id())).toList()))
                .filter(topic -> !topic.checks().isEmpty()).toList());
    }

    /// The workers that these checks and the compiling need.
    public Set<Role> roles() {
        var roles = EnumSet.of(Role.COMPILER);
        topics.stream().flatMap(topic -> topic.checks().stream())
                .forEach(check -> roles.add(Role.of(check.info().kind())));
        return roles;
    }

    /// The grading of a submission: of its topics, those chosen.
    public Plan plan(SubmissionSources sources, Plan.Options options) {
        var planned = sources.topics().stream().flatMap(topic -> catalog(topic).map(it -> topic(it, topic)).stream())
                .sorted(Comparator.comparingInt(this::place)).toList();
        return new Plan(sources.name(), planned, course.contracts(), course.checks(), options);
    }

    private Optional<TopicCatalog> catalog(TopicSources sources) {
        return topics.stream().filter(topic -> topic.topic().equals(sources.topic())).findFirst();
    }

    private int place(Plan.Topic topic) {
        return topics.stream().map(TopicCatalog::topic).toList().indexOf(topic.name());
    }

    private static Plan.Topic topic(TopicCatalog catalog, TopicSources sources) {
        return new Plan.Topic(catalog.topic(), sources.files(),
                catalog.checks().stream().map(check -> new Plan.Check(check.info(), check.checkClass(),
                        check.method(), check.finding())).toList(),
                catalog.findings());
    }
}
