package dev.lockstep.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A file that holds, word for word, what a person reads. `-Dlockstep.golden=write` writes all of them anew.
public final class GoldenFile {

    private GoldenFile() {}

    /// Compares a text with the file of this name among the resources of the test's package.
    public static void compare(Class<?> test, String name, String actual) throws IOException {
        var file = Path.of("src/test/resources", test.getPackageName().replace('.', '/'), name);
        if (System.getProperty("lockstep.golden", "").equals("write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertTrue(Files.exists(file), () -> "there is no " + file + ": run once with -Dlockstep.golden=write");
        assertEquals(Files.readString(file), actual, () -> file + " reads differently");
    }
}
