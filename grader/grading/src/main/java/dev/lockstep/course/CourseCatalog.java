package dev.lockstep.course;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.FindingRegistry;

/// The topics of a course, as its check classes state them; none of these is loaded.
///
/// @param topics in the order that the course goes through them, see [TopicOrder]
/// @param findings that it knows
/// @param disclosure what it shows of its checks
public record CourseCatalog(List<TopicCatalog> topics, FindingRegistry findings, Disclosure disclosure) {

    public CourseCatalog {
        topics = List.copyOf(topics);
    }

    /// Reads the catalog of a course.
    ///
    /// @throws InvalidCourseException if the course breaks a rule or cannot be read
    public static CourseCatalog read(Course course) {
        var problems = new ArrayList<String>();
        var classes = new LinkedHashMap<String, ClassModel>();
        var checks = new LinkedHashMap<String, ClassModel>();
        course.checks().forEach(path -> scan(path, checks, problems));
        course.contracts().stream().filter(Files::exists).forEach(path -> scan(path, classes, problems));
        classes.putAll(checks);
        var scanner = new CheckScanner(classes, problems);
        checks.values().forEach(scanner::read);
        var findings = CourseFindings.read(course.checks(), problems);
        checks.values().forEach(new NamedFindings(findings, problems)::judge);
        var settings = CourseSettings.read(course.checks(), problems);
        var order = TopicOrder.of(settings, scanner.checks().keySet(), problems);
        var disclosure = new DisclosureReader(settings, problems).read(scanner.checks());
        var topics = new ArrayList<TopicCatalog>();
        scanner.checks().forEach((topic, asked) -> {
            var rules = new CourseRules(topic, asked, findings, problems);
            if (settings.isExcerpt()) {
                rules.checkExcerpt();
            } else {
                rules.check();
            }
            topics.add(new TopicCatalog(topic, neededFirst(asked), findings));
        });
        topics.sort(Comparator.comparing(TopicCatalog::topic, order));
        if (problems.isEmpty() && topics.isEmpty()) {
            problems.add("no class with @Topic in %s: build the course first".formatted(course.checks()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidCourseException(problems);
        }
        return new CourseCatalog(topics, findings, disclosure);
    }

    /// The first class of a name counts.
    private static void scan(Path path, Map<String, ClassModel> classes, List<String> problems) {
        if (!Files.exists(path)) {
            problems.add("there is no %s: build the course first".formatted(path));
            return;
        }
        try {
            ClassFiles.forEach(path,
                    model -> classes.putIfAbsent(model.thisClass().asSymbol().descriptorString(), model));
        } catch (IOException | IllegalArgumentException | ProviderNotFoundException e) { // no jar, or damaged classes
            problems.add("%s could not be read (%s): build the course again".formatted(path, e.getMessage()));
        }
    }

    /// Keeps the order, but for checks that others before them build on: these are moved up.
    private static List<CatalogCheck> neededFirst(List<CatalogCheck> checks) {
        var ordered = new LinkedHashMap<String, CatalogCheck>();
        var byId = new LinkedHashMap<String, CatalogCheck>();
        checks.forEach(check -> byId.putIfAbsent(check.info().id(), check));
        for (var check : checks) {
            var chain = new ArrayList<CatalogCheck>();
            for (var next = check; next != null && !chain.contains(next); next = byId.get(next.info().needs())) {
                chain.add(next);
            }
            chain.reversed().forEach(each -> ordered.putIfAbsent(each.info().id(), each));
        }
        return List.copyOf(ordered.values());
    }

    /// The names of the topics.
    public List<String> topicNames() {
        return topics.stream().map(TopicCatalog::topic).toList();
    }

    /// The topic of this name, if the course has it.
    public Optional<TopicCatalog> topic(String name) {
        return topics.stream().filter(topic -> topic.topic().equals(name)).findFirst();
    }
}
