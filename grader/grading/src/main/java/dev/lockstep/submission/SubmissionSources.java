package dev.lockstep.submission;

import dev.lockstep.source.TopicSources;

import java.util.List;
import java.util.Map;

/// What a submission holds.
///
/// @param name the name of its folder or archive, without `.zip` or `.jar`
/// @param topics those it has sources for, in the course's order; at least one
/// @param unpackaged files that declare no package, and are left out
/// @param found where in the submission a source was found, by its path
public record SubmissionSources(String name, List<TopicSources> topics, List<String> unpackaged,
        Map<String, String> found) {

    public SubmissionSources {
        topics = List.copyOf(topics);
        unpackaged = List.copyOf(unpackaged);
        found = Map.copyOf(found);
    }

    /// Sources that lack nothing.
    public SubmissionSources(String name, List<TopicSources> topics) {
        this(name, topics, List.of(), Map.of());
    }
}
