package dev.lockstep.submission;

import dev.lockstep.source.TopicSources;

import java.util.List;

/// What a submission holds.
///
/// @param name the name of its folder or archive, without `.zip` or `.jar`
/// @param topics those it has sources for, in the course's order; at least one
/// @param unpackaged files that declare no package, and are left out
public record SubmissionSources(String name, List<TopicSources> topics, List<String> unpackaged) {

    public SubmissionSources {
        topics = List.copyOf(topics);
        unpackaged = List.copyOf(unpackaged);
    }

    /// Sources that lack nothing.
    public SubmissionSources(String name, List<TopicSources> topics) {
        this(name, topics, List.of());
    }
}
