package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that holds, word for word, what a person reads. `-Dlockstep.golden=write` writes all of them anew.
final class GoldenFile {

    private static final Path FOLDER = Path.of("src/test/resources/dev/lockstep/engine");

    private GoldenFile() {}

    /// Compares a text with the file of this name.
    static void compare(String name, String actual) throws IOException {
        var file = FOLDER.resolve(name);
        if (System.getProperty("lockstep.golden", "").equals("write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertTrue(Files.exists(file), () -> "there is no " + file + ": run once with -Dlockstep.golden=write");
        assertEquals(Files.readString(file), actual, () -> file + " reads differently");
    }
}
