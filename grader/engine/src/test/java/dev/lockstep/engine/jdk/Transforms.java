package dev.lockstep.engine.jdk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// To be started in a JVM of its own: rewrites a class of the JDK that is not loaded, then prints those of the classes
/// named in a file that would be changed if they were loaded now and are not listed as loaded early.
final class Transforms {

    static final String LATE = "java/util/concurrent/locks/AbstractQueuedLongSynchronizer";

    private Transforms() {}

    public static void main(String[] arguments) throws IOException {
        Objects.requireNonNull(new JdkPatches().transform(null, null, LATE, null, null, bytes(LATE)));
        for (var line : Files.readAllLines(Path.of(arguments[0]))) {
            var name = line.replace('.', '/');
            // all of java.util.concurrent is patched anyway
            if (!SourcePatches.patches(name) && !name.startsWith("java/util/concurrent/") && isChanged(name)) {
                System.out.println("unlisted " + line);
            }
        }
    }

    private static boolean isChanged(String name) throws IOException {
        var changed = new SourcePatches().transform(null, null, name, null, null, bytes(name));
        return changed != null && new String(changed, StandardCharsets.ISO_8859_1).contains("java/lang/Lockstep");
    }

    /// Empty for a class without a class file, such as an interpreter's of a lambda.
    private static byte[] bytes(String name) throws IOException {
        try (var file = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return file == null ? new byte[0] : file.readAllBytes();
        }
    }
}
