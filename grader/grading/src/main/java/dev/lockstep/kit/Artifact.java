package dev.lockstep.kit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A jar under Maven's coordinates. The group is the kit's own, so that no other project comes to see what lies under
/// them, and the version of ours names the content, so that Maven never takes an older kit's for it.
final class Artifact {

    static final String GROUP = "dev.lockstep.kit";

    private static final Pattern RELEASED = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    private final String id;
    private final String version;
    private final byte[] jar;
    private final List<Artifact> needs;

    /// @param needs what it is used with
    private Artifact(String id, String version, byte[] jar, List<Artifact> needs) {
        this.id = id;
        this.version = version;
        this.jar = jar;
        this.needs = List.copyOf(needs);
    }

    /// A jar of ours.
    ///
    /// @param lockstep the version of Lockstep
    static Artifact own(String id, String lockstep, byte[] jar, List<Artifact> needs) {
        var versions = needs.stream().map(each -> each.id + each.version).toList().toString();
        return new Artifact(id, lockstep + "-" + Sum.brief(jar, versions.getBytes(StandardCharsets.UTF_8)), jar, needs);
    }

    /// All that this JVM has its classes from, in order.
    static List<Artifact> ofClassPath(String lockstep) throws IOException {
        var artifacts = new ArrayList<Artifact>();
        for (var part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var path = Path.of(part);
            if (!part.isEmpty() && Files.exists(path)) {
                artifacts.add(of(path.toAbsolutePath(), lockstep));
            }
        }
        return artifacts;
    }

    private static Artifact of(Path part, String lockstep) throws IOException {
        if (Files.isDirectory(part)) {
            return own("lockstep-" + part.getName(Math.max(0, part.getNameCount() - 3)), lockstep,
                    Jar.read(part).bytes(), List.of());
        }
        var name = part.getFileName().toString();
        var released = RELEASED.matcher(name);
        var jar = Files.readAllBytes(part);
        return released.matches()
                ? new Artifact(released.group(1), released.group(2), jar, List.of())
                : own(name.replaceFirst("\\.jar$", ""), lockstep, jar, List.of());
    }

    String version() {
        return version;
    }

    /// Not a copy: it may be large, and nobody changes it.
    byte[] jar() {
        return jar;
    }

    /// Where it lies in a repository, without the end of the name.
    private String place(String end) {
        return "%s/%s/%s/%2$s-%3$s%s".formatted(GROUP.replace('.', '/'), id, version, end);
    }

    String jarPlace() {
        return place(".jar");
    }

    String pomPlace() {
        return place(".pom");
    }

    /// Where its sources lie.
    String sourcesPlace() {
        return place("-sources.jar");
    }

    /// Its description.
    String pom() {
        var dependencies = new StringBuilder();
        needs.forEach(each -> dependencies.append("""
                        <dependency>
                            <groupId>%s</groupId>
                            <artifactId>%s</artifactId>
                            <version>%s</version>
                        </dependency>
                """.formatted(GROUP, each.id, each.version)));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>%s</groupId>
                    <artifactId>%s</artifactId>
                    <version>%s</version>
                    <dependencies>
                %s    </dependencies>
                </project>
                """.formatted(GROUP, id, version, dependencies);
    }
}
