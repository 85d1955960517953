package dev.lockstep.verdict;

import java.util.Map;

/// What a course discloses of its checks.
///
/// @param topics what holds for what concerns a topic as a whole, by its name
/// @param checks what holds for a check, by `TOPIC.CHECK`
public record Disclosure(Map<String, Showing> topics, Map<String, Showing> checks) {

    /// Everything, to everybody.
    public static final Disclosure EVERYTHING = new Disclosure(Map.of(), Map.of());

    public Disclosure {
        topics = Map.copyOf(topics);
        checks = Map.copyOf(checks);
    }

    /// What is disclosed of one check.
    public record Showing(Feedback feedback, Visibility visibility) {

        /// Where a course says nothing.
        public static final Showing ALL = new Showing(Feedback.ALL, Visibility.VISIBLE);
    }

    /// What holds for a check.
    public Showing of(String topic, String check) {
        return checks.getOrDefault(topic + "." + check, topics.getOrDefault(topic, Showing.ALL));
    }
}
