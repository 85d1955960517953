package dev.lockstep.course;

import java.util.List;
import java.util.Optional;

/// A topic of a course with its checks.
///
/// @param topic its name: the package of a submission's classes
/// @param checks in the order in which they are run and shown; none comes before the one that it builds on
public record TopicCatalog(String topic, List<CatalogCheck> checks) {

    public TopicCatalog {
        checks = List.copyOf(checks);
    }

    /// The package of what a submission implements.
    public String contractsPackage() {
        return topic + ".contract";
    }

    /// The check of this id, if the topic has it.
    public Optional<CatalogCheck> check(String id) {
        return checks.stream().filter(check -> check.info().id().equals(id)).findFirst();
    }
}
