package dev.lockstep.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/// The folder of a kit that is a repository to Maven, and from which the grader can be started without it.
final class LocalRepository {

    static final String FOLDER = "repository/";
    private static final String STARTER = "lockstep.jar";

    private final KitFolder kit;

    LocalRepository(KitFolder kit) {
        this.kit = kit;
    }

    void add(Artifact artifact) throws IOException {
        add(artifact.jarPlace(), artifact.jar());
        add(artifact.pomPlace(), artifact.pom().getBytes(StandardCharsets.UTF_8));
    }

    void addSources(Artifact artifact, Jar sources) throws IOException {
        add(artifact.sourcesPlace(), sources.bytes());
    }

    /// With the sum that Maven looks for.
    private void add(String place, byte[] content) throws IOException {
        kit.write(FOLDER + place, content);
        kit.write(FOLDER + place + ".sha1", Sum.sha1(content));
    }

    /// Adds the jar that starts the command line: it has no class, and names those that have them.
    void addStarter(List<Artifact> libraries, Artifact contracts, Artifact checks) throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "dev.lockstep.cli.Main");
        attributes.put(Attributes.Name.CLASS_PATH,
                libraries.stream().map(Artifact::jarPlace).collect(Collectors.joining(" ")));
        var text = new ByteArrayOutputStream();
        manifest.write(text);
        var jar = new Jar().put(Jar.MANIFEST, text.toByteArray());
        PackedCourse.name(jar, contracts.jarPlace(), checks.jarPlace());
        kit.write(FOLDER + STARTER, jar.bytes());
    }
}
