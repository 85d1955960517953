package dev.lockstep.cli;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.lockstep.course.Selection;
import dev.lockstep.course.TopicCatalog;
import dev.lockstep.submission.Nearest;

/// What somebody chose of a course by name. A name that the course has not is answered with the one that was probably
/// meant.
record Choice(List<String> topics, @Nullable String check) {

    Selection of(Selection course) {
        var names = course.topics().stream().map(TopicCatalog::topic).toList();
        topics.stream().filter(topic -> !names.contains(topic)).findFirst().ifPresent(topic -> {
            throw unknown("topic", topic, names);
        });
        var chosen = topics.isEmpty() ? course : course.only(topics);
        return check == null ? chosen : check(chosen, check);
    }

    private static Selection check(Selection chosen, String check) {
        var ids = chosen.topics().stream().flatMap(topic -> topic.checks().stream()).map(it -> it.info().id()).toList();
        if (!ids.contains(check)) {
            throw unknown("check", check, ids);
        }
        return chosen.onlyChecks(Set.of(check));
    }

    private static UserException unknown(String what, String name, List<String> names) {
        return new UserException(ExitCode.BAD_USAGE,
                "There is no " + what + " " + name + ": " + Nearest.advice(name, names));
    }
}
