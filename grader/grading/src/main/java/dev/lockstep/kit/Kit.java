package dev.lockstep.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lockstep.course.Course;
import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.TopicCatalog;

/// Writes what a student is given, and nothing else.
public final class Kit {

    private static final String SOURCES = "src/main/java/";
    private static final String TESTS = "src/test/java";

    private final Content content;
    private final VisibleChecks visible;
    private final KitPages pages;

    /// What a kit is made of.
    ///
    /// @param topics of the catalog, those that the kit is to have
    /// @param contracts the folder with the sources of the contracts
    /// @param starter the project with the stubs
    /// @param lockstep the version of Lockstep
    public record Content(Course course, CourseCatalog catalog, List<TopicCatalog> topics, Path contracts, Path starter,
            String lockstep) {

        public Content {
            topics = List.copyOf(topics);
        }
    }

    /// @throws UnwritableKitException if a visible check builds on one that is not
    public Kit(Content content) {
        this.content = content;
        visible = new VisibleChecks(content.catalog, content.topics);
        pages = new KitPages(content.topics, visible, content.starter.resolve(TESTS));
    }

    /// Writes the kit.
    ///
    /// @param folder one that is empty or not there
    /// @throws UnwritableKitException if the folder cannot be made, or what belongs into it is missing
    public void write(Path folder) throws IOException {
        try (var kit = KitFolder.prepare(folder)) {
            var contracts = Jar.read(content.course.contracts().getFirst());
            pages.write(kit, writeRepository(kit, contracts));
            for (var topic : content.topics) {
                handout(kit, contracts, topic.topic());
                sources(content.contracts, topic.contractsPackage().replace('.', '/'))
                        .forEach((name, text) -> write(kit, "contracts/" + name, text));
                sources(content.starter.resolve(SOURCES), topic.topic())
                        .forEach((name, text) -> write(kit, SOURCES + name, text));
            }
            kit.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// @return the contracts and the checks
    private List<Artifact> writeRepository(KitFolder kit, Jar all) throws IOException {
        var repository = new LocalRepository(kit);
        var libraries = Artifact.ofClassPath(content.lockstep);
        var contracts = Artifact.own("lockstep-contracts", content.lockstep, contracts(all).bytes(), List.of());
        var needed = new ArrayList<>(libraries);
        needed.add(contracts);
        var checks = Artifact.own("lockstep-checks", content.lockstep,
                visible.of(Jar.read(content.course.checks().getFirst()), all).bytes(), needed);
        for (var library : libraries) {
            repository.add(library);
        }
        repository.add(contracts);
        repository.addSources(contracts, contractSources());
        repository.add(checks);
        repository.addStarter(libraries, contracts, checks);
        return List.of(contracts, checks);
    }

    private Jar contracts(Jar all) {
        var jar = new Jar();
        all.entries().forEach((name, bytes) -> {
            if (content.topics.stream().anyMatch(topic -> name.startsWith(topic.topic() + "/"))
                    && !name.endsWith(KitPages.HANDOUT)) {
                jar.put(name, bytes);
            }
        });
        return jar;
    }

    private Jar contractSources() throws IOException {
        var jar = new Jar();
        for (var topic : content.topics) {
            sources(content.contracts, topic.contractsPackage().replace('.', '/')).forEach(jar::put);
        }
        return jar;
    }

    private static void handout(KitFolder kit, Jar contracts, String topic) throws IOException {
        var handout = contracts.entries().get(topic + "/" + KitPages.HANDOUT);
        if (handout != null) {
            kit.write("handouts/" + topic + ".md",
                    KitPages.handout(topic, new String(handout, StandardCharsets.UTF_8)));
        }
    }

    /// The files below a folder, by their names from the root.
    private static Map<String, byte[]> sources(Path root, String below) throws IOException {
        var folder = root.resolve(below);
        if (!Files.isDirectory(folder)) {
            throw new UnwritableKitException("There is no " + folder + ", which belongs into the kit: add it.");
        }
        var files = new LinkedHashMap<String, byte[]>();
        try (var found = Files.walk(folder)) {
            for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void write(KitFolder kit, String name, byte[] bytes) {
        try {
            kit.write(name, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
