package dev.lockstep.course;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.lockstep.submission.Nearest;

import tools.jackson.core.JacksonException;

/// In which order a course goes through its topics: `topics` of `course.yaml`, beside its check classes. Topics that it does not
/// name come after those that it does, by name; without the file, all do.
final class TopicOrder {

    static final String FILE = "course.yaml";

    private TopicOrder() {}

    /// The file as it is written.
    private record Content(@Nullable List<String> topics) {}

    /// Reads the file of a course, if it has one.
    ///
    /// @param checks where the check classes lie; the first of them that has the file counts
    /// @param topics that have checks
    static Comparator<String> read(List<Path> checks, Set<String> topics, Collection<String> problems) {
        var named = CourseFile.text(checks, FILE).map(text -> named(text, problems)).orElse(List.of());
        var seen = new HashSet<String>();
        for (var topic : named) {
            if (!topics.contains(topic)) {
                problems.add("%s names the topic '%s', which has no checks: %s".formatted(FILE, topic,
                        Nearest.to(topic, topics).map(near -> "'" + near + "' is meant?").orElse("leave it out")));
            } else if (!seen.add(topic)) {
                problems.add("%s names the topic '%s' twice: leave one out".formatted(FILE, topic));
            }
        }
        return Comparator.comparingInt((String topic) -> named.contains(topic) ? named.indexOf(topic) : named.size())
                .thenComparing(Comparator.naturalOrder());
    }

    private static List<String> named(String text, Collection<String> problems) {
        try {
            var topics = Yaml.MAPPER.readValue(text, Content.class).topics();
            return topics == null ? List.of() : topics;
        } catch (JacksonException e) {
            problems.add("%s cannot be understood: %s".formatted(FILE, e.getOriginalMessage()));
            return List.of();
        }
    }
}
