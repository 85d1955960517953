package dev.lockstep.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KitFolderTest {

    @TempDir
    private Path parent;

    @Test
    void aFolderThatIsFinishedIsThereWhole() throws IOException {
        Files.createDirectory(parent.resolve("kit")); // an empty one may be there
        try (var kit = KitFolder.prepare(parent.resolve("kit"))) {
            kit.write("a/b.txt", "text");
            kit.finish();
        }
        assertEquals("text", Files.readString(parent.resolve("kit/a/b.txt")));
        assertEquals(List.of(parent.resolve("kit")), children());
    }

    @Test
    void whatIsNotFinishedIsNotThere() throws IOException {
        try (var kit = KitFolder.prepare(parent.resolve("kit"))) {
            kit.write("a/b.txt", "text");
            assertFalse(Files.exists(parent.resolve("kit")));
        }
        assertEquals(List.of(), children());
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        Files.createDirectories(parent.resolve("kit/mine"));
        refused(parent.resolve("kit"), "is there already, and is no empty folder: name another one.");
        Files.writeString(parent.resolve("file"), "");
        refused(parent.resolve("file"), "is there already, and is no empty folder: name another one.");
        refused(parent.resolve("no/kit"), "make it first.");
    }

    private static void refused(Path folder, String end) {
        var refused = assertThrows(UnwritableKitException.class, () -> KitFolder.prepare(folder));
        var said = String.valueOf(refused.getMessage());
        assertTrue(said.endsWith(end), said);
    }

    private List<Path> children() throws IOException {
        try (var files = Files.list(parent)) {
            return files.toList();
        }
    }
}
