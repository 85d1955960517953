package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// The changes of Java sources below a folder, or of an archive.
///
/// An editor saves in several steps, and many files at once: what follows within a moment belongs to the same change. The clock
/// decides nothing else.
///
/// Thread safety: one thread waits; any may close.
final class FolderChanges implements Changes {

    private static final long QUIET_MILLIS = 40;

    private final Path root;
    private final WatchService service;

    private FolderChanges(Path root, WatchService service) {
        this.root = root;
        this.service = service;
    }

    /// Begins to look at once: what changes from now on is not missed.
    ///
    /// @param submission a folder, of which a project's sources alone count, or an archive
    static FolderChanges of(Path submission) throws IOException {
        var path = submission.toAbsolutePath().normalize();
        var sources = path.resolve("src/main/java");
        var root = Files.isDirectory(sources) ? sources : path;
        var changes = new FolderChanges(root, FileSystems.getDefault().newWatchService());
        changes.watch(root);
        return changes;
    }

    private void watch(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            register(path.resolveSibling("."));
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var hidden = !folder.equals(root) && String.valueOf(folder.getFileName()).startsWith(".");
                if (hidden) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                register(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // gone again already
            }
        });
    }

    private void register(Path folder) throws IOException {
        folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    @Override
    public boolean await() throws IOException, InterruptedException {
        try {
            var changed = false;
            while (!changed) {
                changed = isChange(service.take());
            }
            for (var key = next(); key != null; key = next()) {
                isChange(key);
            }
            return Files.exists(root);
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    private @Nullable WatchKey next() throws InterruptedException {
        return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    private boolean isChange(WatchKey key) throws IOException {
        var changed = false;
        for (var event : key.pollEvents()) {
            changed |= isChange((Path) key.watchable(), event);
        }
        var _ = key.reset(); // a folder that is gone is looked at no more
        return changed || !Files.exists(root);
    }

    private boolean isChange(Path folder, WatchEvent<?> event) throws IOException {
        if (!(event.context() instanceof Path name)) {
            return true; // more than could be listed
        }
        var path = folder.resolve(name).normalize();
        if (Files.isDirectory(path)) {
            watch(path);
            return event.kind().equals(StandardWatchEventKinds.ENTRY_CREATE);
        }
        return path.equals(root) || (Files.isDirectory(root) && name.toString().endsWith(".java"));
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
