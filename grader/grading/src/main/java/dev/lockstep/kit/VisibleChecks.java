package dev.lockstep.kit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.lockstep.course.CatalogCheck;
import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.TopicCatalog;
import dev.lockstep.source.CheckResources;
import dev.lockstep.verdict.Feedback;
import dev.lockstep.verdict.Visibility;

/// The checks of a course that a student may see, and what they use. Of the others there is nothing: no class, no
/// outcome, no name.
final class VisibleChecks {

    private static final String END = ".class";
    private static final byte[] NONE = {};

    private final CourseCatalog catalog;
    private final List<TopicCatalog> topics;

    /// @param topics those of the kit
    VisibleChecks(CourseCatalog catalog, List<TopicCatalog> topics) {
        this.catalog = catalog;
        this.topics = topics;
        topics.forEach(this::requireNothingHiddenNeeded);
    }

    private void requireNothingHiddenNeeded(TopicCatalog topic) {
        for (var check : visible(topic)) {
            topic.check(check.info().needs()).filter(needed -> !isVisible(topic, needed)).ifPresent(needed -> {
                throw new UnwritableKitException(topic.topic() + "." + check.info().id() + " is visible and builds on "
                        + needed.info().id() + ", which is not: change one of them in course.yaml.");
            });
        }
    }

    /// The checks of a topic that are in the kit.
    List<CatalogCheck> visible(TopicCatalog topic) {
        return topic.checks().stream().filter(check -> isVisible(topic, check)).toList();
    }

    private boolean isVisible(TopicCatalog topic, CatalogCheck check) {
        return catalog.disclosure().of(topic.topic(), check.info().id()).visibility() == Visibility.VISIBLE;
    }

    /// The jar of the checks without what is not to be seen.
    ///
    /// @param contracts that they use
    Jar of(Jar checks, Jar contracts) {
        var filter = new ClassFilter(type -> found(type, checks, contracts));
        var classes = new HashMap<String, byte[]>();
        checks.entries().forEach((name, content) -> {
            if (name.endsWith(END) && isOfTheKit(name)) {
                var type = name.substring(0, name.length() - END.length());
                classes.put(type, filter.without(content, hiddenMethods(type)));
            }
        });
        var jar = new Jar().put("course.yaml", settings());
        var kept = reached(classes, filter);
        kept.forEach(type -> jar.put(type + END, filter.mentioning(classes.getOrDefault(type, NONE),
                mentioned -> kept.contains(mentioned) || !classes.containsKey(mentioned))));
        checks.entries().forEach((name, content) -> {
            if (isResource(name)) {
                jar.put(name, content);
            }
        });
        topics.forEach(topic -> steps(topic, checks.entries(), jar));
        return jar;
    }

    /// The class file of a type: the course's, or one that the grader has.
    private static @Nullable InputStream found(ClassDesc type, Jar checks, Jar contracts) {
        var name = type.descriptorString().substring(1, type.descriptorString().length() - 1) + END;
        for (var jar : List.of(checks, contracts)) {
            var content = jar.entries().get(name);
            if (content != null) {
                return new ByteArrayInputStream(content);
            }
        }
        return VisibleChecks.class.getClassLoader().getResourceAsStream(name);
    }

    private boolean isOfTheKit(String name) {
        return topics.stream().anyMatch(topic -> name.startsWith(topic.topic() + "/"))
                || catalog.topicNames().stream().noneMatch(topic -> name.startsWith(topic + "/"));
    }

    /// What shown checks need. The matrix quotes the programs that prove them.
    private boolean isResource(String name) {
        return !name.endsWith(END) && isOfTheKit(name) && !name.startsWith("META-INF/") && !name.equals("course.yaml")
                && !name.endsWith("/matrix.yaml") && !name.endsWith("/steps.txt") && !hiddenOutcomes().contains(name);
    }

    private Set<String> hiddenOutcomes() {
        return topics.stream().flatMap(topic -> topic.checks().stream().filter(check -> !isVisible(topic, check)))
                .map(check -> CheckResources.outcomes(check.checkClass(), check.method())).collect(Collectors.toSet());
    }

    private void steps(TopicCatalog topic, Map<String, byte[]> from, Jar to) {
        var name = CheckResources.steps(topic.topic());
        var shown = visible(topic).stream().map(check -> check.info().id()).toList();
        var content = from.get(name);
        if (content != null) {
            to.put(name, new String(content, StandardCharsets.UTF_8).lines()
                    .filter(line -> shown.contains(line.substring(0, Math.max(0, line.indexOf(' ')))))
                    .collect(Collectors.joining("\n", "", "\n")));
        }
    }

    private Set<String> hiddenMethods(String type) {
        var name = type.replace('/', '.');
        return topics.stream().flatMap(topic -> topic.checks().stream().filter(check -> !isVisible(topic, check)))
                .filter(check -> check.checkClass().equals(name)).map(CatalogCheck::method)
                .collect(Collectors.toSet());
    }

    /// The classes with a visible check, and all that they lead to.
    private Set<String> reached(Map<String, byte[]> classes, ClassFilter filter) {
        var reached = new TreeSet<String>();
        var open = new ArrayDeque<String>();
        topics.forEach(topic -> visible(topic).forEach(check -> open.add(check.checkClass().replace('.', '/'))));
        while (!open.isEmpty()) {
            var next = open.remove();
            var content = classes.get(next);
            if (content != null && reached.add(next)) {
                open.addAll(filter.used(content));
            }
        }
        return reached;
    }

    /// The settings of the course that the kit has.
    private String settings() {
        var text = new StringBuilder(
                "# What is in this kit of the course: its points need not add up.\nexcerpt: true\n");
        text.append("topics: [").append(topics.stream().filter(topic -> !visible(topic).isEmpty())
                .map(TopicCatalog::topic).collect(Collectors.joining(", "))).append("]\n");
        var shown = new StringBuilder();
        topics.forEach(topic -> visible(topic).forEach(check -> {
            var name = topic.topic() + "." + check.info().id();
            var showing = catalog.disclosure().of(topic.topic(), check.info().id());
            if (showing.feedback() != Feedback.ALL) {
                shown.append("  ").append(name).append(": {feedback: ").append(showing.feedback()).append("}\n");
            }
        }));
        return text.append(shown.isEmpty() ? "" : "shown:\n" + shown).toString();
    }
}
