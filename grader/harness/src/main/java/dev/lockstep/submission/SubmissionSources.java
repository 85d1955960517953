package dev.lockstep.submission;

import java.util.List;

/// What a submission holds.
///
/// @param name the name of its folder or archive, without `.zip` or `.jar`
/// @param topics those it has sources for, in the course's order; at least one
public record SubmissionSources(String name, List<TopicSources> topics) {

    public SubmissionSources {
        topics = List.copyOf(topics);
    }
}
