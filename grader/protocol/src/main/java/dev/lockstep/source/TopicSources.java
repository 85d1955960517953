package dev.lockstep.source;

import java.util.List;
import java.util.Set;

/// The sources that a submission has for one topic.
///
/// @param topic the topic's name
/// @param files in the order of their paths; at least one
public record TopicSources(String topic, List<SourceFile> files) {

    /// Packages inside a topic's own that belong to the course.
    private static final Set<String> OF_THE_COURSE = Set.of("contract", "checks", "model");

    public TopicSources {
        files = List.copyOf(files);
    }

    /// Whether a submission may declare classes in a package: the topic's own or one below, but none of the course's.
    public boolean mayDeclareIn(String packageName) {
        return inside(packageName, topic) && !belongsToCourse(packageName, topic);
    }

    /// Whether a package holds contracts of the topic: what a submission implements and may refer to.
    public boolean isContract(String packageName) {
        return inside(packageName, topic + ".contract");
    }

    /// Whether a package belongs to a topic's part of the course, or lies inside one that does.
    public static boolean belongsToCourse(String packageName, String topic) {
        return OF_THE_COURSE.stream().anyMatch(own -> inside(packageName, topic + "." + own));
    }

    /// Whether a package is another or lies below it.
    public static boolean inside(String packageName, String outer) {
        return packageName.equals(outer) || packageName.startsWith(outer + ".");
    }
}
