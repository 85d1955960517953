package dev.lockstep.bridge;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Topic;
import dev.lockstep.course.Course;

/// Finds the course that a check class belongs to, by where its classes were loaded from.
final class CourseOf {

    private CourseOf() {}

    static String topic(Class<?> checks) {
        var topic = checks.getAnnotation(Topic.class);
        if (topic == null) {
            throw new CheckUndecided(checks.getName() + " has checks but no @Topic: name the topic they belong to.");
        }
        return topic.value();
    }

    static Course course(Class<?> checks) {
        return new Course(List.of(contracts(checks)), List.of(source(checks)));
    }

    private static Path source(Class<?> checks) {
        var name = checks.getName().replace('.', '/') + ".class";
        return entry(checks.getClassLoader().getResource(name), name);
    }

    private static Path contracts(Class<?> checks) {
        var name = topic(checks) + "/contract/";
        return entry(checks.getClassLoader().getResource(name), name);
    }

    /// The folder or jar on the class path that has a resource.
    private static Path entry(@Nullable URL url, String name) {
        if (url == null) {
            throw new CheckUndecided("The class path has no " + name + ": add the assignments to it.");
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            var text = url.toURI().toString();
            return Path.of(URI.create(text.substring(0, text.lastIndexOf(name))));
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            throw new CheckUndecided("Cannot tell where " + name + " lies: " + url);
        }
    }
}
