package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold, word for word, what a person reads. `-Dlockstep.golden=write` writes them anew.
public final class Golden {

    private Golden() {}

    /// Compares a text with a file in the owner's package.
    public static void compare(Class<?> owner, String name, String actual) throws IOException {
        var file = Path.of("src/test/resources", owner.getPackageName().split("\\.")).resolve(name);
        if (System.getProperty("lockstep.golden", "").equals("write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertTrue(Files.exists(file), () -> "there is no " + file + ": run once with -Dlockstep.golden=write");
        assertEquals(Files.readString(file), actual, () -> file + " reads differently");
    }
}
