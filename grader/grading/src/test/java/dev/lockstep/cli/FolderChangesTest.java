package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Each change is made before it is waited for, so that no test has to be fast or slow.
@Timeout(60)
class FolderChangesTest {

    @TempDir
    private Path folder;

    @Test
    void aSourceThatIsWrittenIsAChange() throws Exception {
        Files.createDirectories(folder.resolve("locks"));
        try (var changes = FolderChanges.of(folder)) {
            Files.writeString(folder.resolve("locks/SpinLock.java"), "");
            assertTrue(changes.await());
            Files.delete(folder.resolve("locks/SpinLock.java"));
            assertTrue(changes.await());
        }
    }

    @Test
    void newFoldersAreLookedAtAsWell() throws Exception {
        try (var changes = FolderChanges.of(folder)) {
            Files.createDirectories(folder.resolve("locks"));
            assertTrue(changes.await());
            Files.writeString(folder.resolve("locks/SpinLock.java"), "");
            assertTrue(changes.await());
        }
    }

    @Test
    void ofAProjectTheSourcesCountAndOfAnArchiveTheFile() throws Exception {
        Files.createDirectories(folder.resolve("src/main/java/locks"));
        Files.writeString(folder.resolve("hand-in.zip"), "");
        try (var project = FolderChanges.of(folder); var archive = FolderChanges.of(folder.resolve("hand-in.zip"))) {
            Files.writeString(folder.resolve("src/main/java/locks/SpinLock.java"), "");
            Files.writeString(folder.resolve("hand-in.zip"), "more");
            assertTrue(project.await());
            assertTrue(archive.await());
        }
    }

    @Test
    void itEndsWithItsFolderAndWhenItIsClosed() throws Exception {
        var gone = Files.createDirectory(folder.resolve("gone"));
        try (var changes = FolderChanges.of(gone)) {
            Files.delete(gone);
            assertFalse(changes.await());
        }
        var closed = FolderChanges.of(folder);
        var closer = Thread.ofVirtual().start(() -> close(closed));
        assertFalse(closed.await());
        closer.join();
    }

    private static void close(FolderChanges changes) {
        try {
            changes.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
