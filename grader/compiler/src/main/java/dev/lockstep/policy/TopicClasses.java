package dev.lockstep.policy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.lockstep.source.TopicSources;

/// Reads the compiled classes of a topic for ArchUnit.
public final class TopicClasses {

    private TopicClasses() {}

    /// The classes of the submission. Those of the contracts are known as their supertypes, yet are not among them;
    /// those of the JDK are known by name only, which spares most of the time that reading takes.
    ///
    /// @param classes the folder that the topic was compiled into
    /// @param contracts the class path that it was compiled against
    public static JavaClasses read(Path classes, TopicSources sources, List<Path> contracts) throws IOException {
        var locations = new ArrayList<URL>();
        locations.add(classes.toUri().toURL());
        for (var contract : contracts) {
            locations.add(contractsOf(sources.topic(), contract));
        }
        var own = read(locations).that(DescribedPredicate.describe("classes of " + sources.topic(),
                type -> sources.mayDeclareIn(type.getPackageName())));
        requireComplete(classes, own);
        return own;
    }

    private static JavaClasses read(List<URL> locations) {
        return ArchConfiguration.withThreadLocalScope((ArchConfiguration configuration) -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importUrls(locations);
        });
    }

    private static URL contractsOf(String topic, Path contracts) throws MalformedURLException {
        return Files.isDirectory(contracts)
                ? contracts.resolve(topic).toUri().toURL()
                : URI.create("jar:" + contracts.toUri() + "!/" + topic + "/").toURL();
    }

    /// ArchUnit leaves out what it cannot read; what is left out would pass any rule.
    private static void requireComplete(Path classes, JavaClasses read) throws IOException {
        try (var files = Files.walk(classes)) {
            var written = files.filter(file -> file.toString().endsWith(".class")).count();
            var known = read.stream().filter(type -> !type.isArray()).map(JavaClass::getName).distinct().count();
            if (written != known) {
                throw new IllegalStateException("ArchUnit read %d of %d classes in %s".formatted(known, written,
                        classes));
            }
        }
    }
}
