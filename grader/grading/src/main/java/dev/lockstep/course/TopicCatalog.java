package dev.lockstep.course;

import java.util.List;
import java.util.Optional;

import dev.lockstep.verdict.FindingRegistry;

/// A topic of a course with its checks.
///
/// @param topic its name: the package of a submission's classes
/// @param checks in the order in which they are run and shown; none comes before the one that it builds on
/// @param findings that the course knows
public record TopicCatalog(String topic, List<CatalogCheck> checks, FindingRegistry findings) {

    public TopicCatalog {
        checks = List.copyOf(checks);
    }

    /// The same topic with some of its checks.
    TopicCatalog with(List<CatalogCheck> some) {
        return new TopicCatalog(topic, some, findings);
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
