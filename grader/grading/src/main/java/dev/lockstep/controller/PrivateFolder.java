package dev.lockstep.controller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

/// A folder that only this user may enter, for compiled classes and for the workers to run in. Deleted in the end.
final class PrivateFolder implements AutoCloseable {

    private final Path root;
    private final AtomicInteger made = new AtomicInteger();
    private final Thread hook = new Thread(this::delete, "delete private folder");

    private PrivateFolder(Path root) {
        this.root = root;
    }

    static PrivateFolder create() {
        try {
            var folder = new PrivateFolder(Files.createTempDirectory("lockstep-"));
            Runtime.getRuntime().addShutdownHook(folder.hook);
            return folder;
        } catch (IOException e) {
            throw new GraderFaultException("Cannot make a folder for temporary files in "
                    + System.getProperty("java.io.tmpdir") + ": check that it is writable.", e.toString());
        }
    }

    /// Makes a new, empty folder inside.
    Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name + "-" + made.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A name for a file inside.
    Path file(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down already: the hook runs or has run
        }
    }

    private void delete() {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // what a dying worker still holds open stays behind in the folder for temporary files
        }
    }
}
