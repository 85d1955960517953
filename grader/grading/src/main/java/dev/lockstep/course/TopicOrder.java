package dev.lockstep.course;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.lockstep.submission.Nearest;

/// In which order a course goes through its topics: `topics` of `course.yaml`, beside its check classes. Topics that it does not
/// name come after those that it does, by name; without the file, all do.
final class TopicOrder {

    private TopicOrder() {}

    /// The order that a course asks for.
    ///
    /// @param topics that have checks
    static Comparator<String> of(CourseSettings settings, Set<String> topics, Collection<String> problems) {
        var asked = settings.topics();
        var named = asked == null ? List.<String>of() : asked;
        var seen = new HashSet<String>();
        for (var topic : named) {
            if (!topics.contains(topic)) {
                problems.add("%s names the topic '%s', which has no checks: %s".formatted(CourseSettings.FILE, topic,
                        Nearest.to(topic, topics).map(near -> "'" + near + "' is meant?").orElse("leave it out")));
            } else if (!seen.add(topic)) {
                problems.add("%s names the topic '%s' twice: leave one out".formatted(CourseSettings.FILE, topic));
            }
        }
        return Comparator.comparingInt((String topic) -> named.contains(topic) ? named.indexOf(topic) : named.size())
                .thenComparing(Comparator.naturalOrder());
    }
}
