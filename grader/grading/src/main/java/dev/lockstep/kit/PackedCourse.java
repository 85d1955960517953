package dev.lockstep.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

import dev.lockstep.course.Course;

/// The course of a kit, which the jar that a kit is started with names.
///
/// @param repository the folder that it lies in
public record PackedCourse(Path repository, Course course) {

    private static final String FILE = "lockstep-kit.properties";
    private static final String CONTRACTS = "contracts";
    private static final String CHECKS = "checks";

    /// The course of the kit that this JVM was started in, if it was in one.
    public static Optional<PackedCourse> find() {
        var url = PackedCourse.class.getClassLoader().getResource(FILE);
        try {
            return url != null && url.openConnection() instanceof JarURLConnection jar
                    ? Optional.of(read(jar))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a jar was found in a place that has no path", e);
        }
    }

    private static PackedCourse read(JarURLConnection jar) throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(Path.of(new URI(jar.getJarFileURL().toString())).getParent());
        var places = new Properties();
        try (var stream = jar.getInputStream()) {
            places.load(stream);
        }
        return new PackedCourse(folder, new Course(List.of(folder.resolve(places.getProperty(CONTRACTS, ""))),
                List.of(folder.resolve(places.getProperty(CHECKS, "")))));
    }

    /// Names a course in the jar that its kit is started with.
    ///
    /// @param contracts where its jar lies, from the folder of the jar
    static void name(Jar jar, String contracts, String checks) {
        jar.put(FILE, "%s=%s\n%s=%s\n".formatted(CONTRACTS, contracts, CHECKS, checks));
    }
}
