package dev.lockstep.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// A folder in the making: written beside its place and moved there in one step, so that half of one never looks like a
/// whole one. Not thread-safe.
final class KitFolder implements AutoCloseable {

    private final Path target;
    private final Path draft;

    private KitFolder(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /// Makes sure that the folder can be made.
    ///
    /// @throws UnwritableKitException if it is there and not empty, or cannot be
    static KitFolder prepare(Path folder) {
        var target = folder.toAbsolutePath().normalize();
        var parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new UnwritableKitException(folder + " cannot be written, there is no folder " + parent
                    + ": make it first.");
        }
        if (Files.exists(target) && !isEmptyFolder(target)) {
            throw new UnwritableKitException(folder + " is there already, and is no empty folder: name another one.");
        }
        try {
            return new KitFolder(target, Files.createTempDirectory(parent, "." + target.getFileName() + "-"));
        } catch (IOException e) {
            throw new UnwritableKitException(folder + " cannot be written: check the permissions of " + parent + ".");
        }
    }

    private static boolean isEmptyFolder(Path path) {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    void write(String name, byte[] content) throws IOException {
        var file = draft.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void script(String name, String text) throws IOException {
        write(name, text);
        var _ = draft.resolve(name).toFile().setExecutable(true, false);
    }

    /// Puts the folder in its place, whole.
    void finish() throws IOException {
        open(draft);
        Files.deleteIfExists(target); // an empty folder
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A temporary folder is its maker's alone; a kit is for others to read, as any folder is.
    private static void open(Path folder) {
        var file = folder.toFile();
        var _ = file.setReadable(true, false) && file.setExecutable(true, false);
    }

    /// Removes what did not become the folder.
    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            try (var files = Files.walk(draft)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}
