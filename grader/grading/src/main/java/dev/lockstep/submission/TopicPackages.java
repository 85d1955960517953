package dev.lockstep.submission;

import dev.lockstep.source.SourceFile;
import dev.lockstep.source.TopicSources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Sorts sources into topics by the packages that they declare.
final class TopicPackages {

    /// A source as it was found.
    record Source(String found, String text) {}

    private record Filed(Source source, SourceFile file) {}

    /// Packages of the grader and of what checks run on.
    private static final Set<String> FOREIGN = Set.of("java", "javax", "jdk", "sun", "com.sun", "dev.lockstep",
            "org.junit", "org.mockito", "net.bytebuddy", "com.tngtech.archunit", "org.jetbrains.lincheck");

    private final List<String> topics;

    TopicPackages(Collection<String> topics) {
        this.topics = List.copyOf(topics);
    }

    /// Groups the sources by topic, in the course's order. Those of other packages are left out.
    List<TopicSources> group(Path submission, List<Source> sources) {
        var byTopic = new TreeMap<String, List<SourceFile>>(Comparator.comparingInt(topics::indexOf));
        var packages = new TreeSet<String>();
        for (var filed : file(sources)) {
            var topic = topic(filed.file().packageName());
            packages.add(filed.file().packageName());
            if (topics.contains(topic)) {
                byTopic.computeIfAbsent(topic, _ -> new ArrayList<>()).add(filed.file());
            }
        }
        if (byTopic.isEmpty()) {
            throw packages.equals(Set.of(""))
                    ? Refusal.noPackage(sources.getFirst().found(), topics)
                    : Refusal.noTopic(submission, topics, packages);
        }
        var grouped = new ArrayList<TopicSources>();
        byTopic.forEach((topic, files) -> grouped.add(new TopicSources(topic, files)));
        return grouped;
    }

    /// The sources that declare no package: they belong to no topic, and are left out.
    static List<String> unpackaged(List<Source> sources) {
        return sources.stream().filter(source -> PackageDeclaration.of(source.text()).isEmpty()).map(Source::found)
                .sorted().toList();
    }

    /// Where the sources of the topics were found, by their paths.
    Map<String, String> found(List<Source> sources) {
        return file(sources).stream().filter(each -> topics.contains(topic(each.file().packageName())))
                .collect(Collectors.toMap(each -> each.file().path(), each -> each.source().found()));
    }

    private List<Filed> file(List<Source> sources) {
        var filed = sources.stream().map(this::file).sorted(Comparator.comparing(each -> each.file().path())).toList();
        requireDistinct(filed.stream().filter(each -> topics.contains(topic(each.file().packageName()))).toList());
        return filed;
    }

    private Filed file(Source source) {
        var packageName = PackageDeclaration.of(source.text());
        if (reserved(packageName)) {
            throw Refusal.reservedPackage(source.found(), packageName);
        }
        var name = source.found().substring(source.found().lastIndexOf('/') + 1);
        if (topics.contains(topic(packageName)) && !namesAClass(name)) {
            throw Refusal.badFileName(source.found());
        }
        var path = packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
        return new Filed(source, new SourceFile(path, packageName, source.text()));
    }

    private static void requireDistinct(List<Filed> all) {
        var byPath = new HashMap<String, Filed>();
        for (var filed : all) {
            var path = filed.file().path();
            var other = byPath.put(path.toLowerCase(Locale.ROOT), filed);
            if (other != null) {
                throw other.file().path().equals(path)
                        ? Refusal.duplicate(path, other.source().found(), filed.source().found())
                        : Refusal.caseCollision(other.source().found(), filed.source().found());
            }
        }
    }

    private boolean reserved(String packageName) {
        return FOREIGN.stream().anyMatch(foreign -> TopicSources.inside(packageName, foreign))
                || topics.stream().anyMatch(topic -> TopicSources.belongsToCourse(packageName, topic));
    }

    private static String topic(String packageName) {
        var dot = packageName.indexOf('.');
        return dot < 0 ? packageName : packageName.substring(0, dot);
    }

    private static boolean namesAClass(String fileName) {
        var name = fileName.substring(0, fileName.length() - ".java".length());
        return name.equals("package-info")
                || (!name.isEmpty() && name.codePoints().allMatch(Character::isJavaIdentifierPart));
    }
}
