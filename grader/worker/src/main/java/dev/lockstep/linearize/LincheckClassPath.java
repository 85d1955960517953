package dev.lockstep.linearize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;

/// The classes that Lincheck checks. They are added to the class path that this JVM was started with, as Lincheck finds
/// classes by their names there: under a class loader of their own it would miss the submission's static members, and
/// not even find the operations.
///
/// Nothing can be taken off a class path, and Lincheck remembers classes by their names: so one JVM serves as many
/// topics as one likes, but of each topic one submission.
///
/// Thread safety: guarded by the lock of this class.
public final class LincheckClassPath {

    private static final Set<Path> OPENED = new HashSet<>();
    private static final Set<String> CLASSES = new HashSet<>();

    private LincheckClassPath() {}

    /// Whether these folders and jars bring no class of a name that an earlier one brought; else they need a JVM of
    /// their own.
    public static synchronized boolean canOpen(List<Path> classPath) {
        return fresh(classPath).flatMap(LincheckClassPath::classes).noneMatch(CLASSES::contains);
    }

    /// Makes the classes in these folders and jars known; what was opened before stays so.
    ///
    /// @return the loader to load them from
    /// @throws IllegalStateException if they [need a JVM of their own](#canOpen), or Lincheck does not work in this one
    public static synchronized ClassLoader open(List<Path> classPath) {
        if (!canOpen(classPath)) {
            throw new IllegalStateException("another submission's classes of the same names are loaded: " + classPath);
        }
        if (!SecondOpinion.warmUp()) { // it is Lincheck's agent that adds to the class path
            throw new IllegalStateException("Lincheck does not work in this JVM");
        }
        var added = fresh(classPath).toList();
        added.forEach(LincheckClassPath::add);
        return LincheckClassPath.class.getClassLoader();
    }

    private static Stream<Path> fresh(List<Path> classPath) {
        return classPath.stream().map(entry -> entry.toAbsolutePath().normalize()).filter(e -> !OPENED.contains(e));
    }

    private static void add(Path entry) {
        classes(entry).forEach(CLASSES::add);
        OPENED.add(entry);
        try {
            // only jars can be added
            var jar = Files.isDirectory(entry) ? packed(entry) : entry;
            LincheckInstrumentation.INSTANCE.getInstrumentation()
                    .appendToSystemClassLoaderSearch(new JarFile(jar.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> classes(Path entry) {
        try {
            return names(entry).stream().filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            try (var files = Files.walk(entry)) {
                return files.filter(Files::isRegularFile).sorted().map(file -> name(entry, file)).toList();
            }
        }
        try (var jar = new JarFile(entry.toFile())) {
            return jar.stream().map(JarEntry::getName).toList();
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static Path packed(Path folder) throws IOException {
        var jar = Files.createTempFile("lockstep", ".jar");
        jar.toFile().deleteOnExit();
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(0);
            for (var name : names(folder)) {
                out.putNextEntry(new JarEntry(name));
                Files.copy(folder.resolve(name), out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
