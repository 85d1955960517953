package dev.lockstep.engine.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// The JDK's classes as [JdkPatches] and [SourcePatches] rewrite them, one after the other.
///
/// To rewrite them takes half of the time in which a JVM gets ready. So the build of this engine keeps what came of it, and what
/// is kept for the very class file is the answer; that of any other JDK is rewritten there and then.
///
/// Thread safety: what was seen is guarded by a lock, which nobody holds who rewrites.
public final class PatchedClasses implements ClassFileTransformer {

    private static final String CLASS = ".class";

    private final KeptClasses kept;
    private final Set<String> seen = new HashSet<>();

    PatchedClasses(KeptClasses kept) {
        this.kept = kept;
    }

    /// For the build: writes what comes of the classes of this JDK, and our own ones, to a file.
    public static void main(String[] arguments) throws IOException {
        var kept = new KeptClasses();
        var classes = new PatchedClasses(kept);
        for (var module : List.of("java.base", "java.logging")) {
            var folder = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules", module);
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(file -> file.toString().endsWith(CLASS)).toList()) {
                    var path = folder.relativize(file).toString();
                    classes.patched(path.substring(0, path.length() - CLASS.length()), Files.readAllBytes(file));
                }
            }
        }
        classes.hooks();
        classes.sources();
        classes.headers();
        kept.write(Path.of(arguments[0]));
    }

    @Override
    public byte @Nullable [] transform(@Nullable Module module, @Nullable ClassLoader loader, @Nullable String name,
            @Nullable Class<?> redefined, @Nullable ProtectionDomain domain, byte[] bytes) {
        if (loader != null || name == null) {
            return null;
        }
        synchronized (seen) {
            seen.add(name);
        }
        return patched(name, redefined == null ? bytes : file(name, bytes));
    }

    /// The file of a class that is loaded already, which the JVM hands over as it has it in its memory: that differs with what the
    /// class was used for.
    private static byte[] file(String name, byte[] inMemory) {
        try (var file = Object.class.getResourceAsStream("/" + name + CLASS)) {
            return file == null ? inMemory : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte @Nullable [] patched(String name, byte[] bytes) {
        var known = kept.of(name, bytes);
        if (known != null) {
            return known;
        }
        var patched = new JdkPatches().transform(null, null, name, null, null, bytes);
        var settled = new SourcePatches().transform(null, null, name, null, null, patched == null ? bytes : patched);
        var result = settled == null ? patched : settled;
        if (result != null) {
            kept.keep(name, bytes, result);
        }
        return result;
    }

    /// Whether the JVM has asked about a class.
    boolean hasSeen(String name) {
        synchronized (seen) {
            return seen.contains(name);
        }
    }

    byte[] hooks() {
        return ours("Hooks", HookClass::bytes);
    }

    byte[] sources() {
        return ours("Sources", SourceClass::bytes);
    }

    byte[] headers() {
        return ours("Headers", HeaderClass::bytes);
    }

    /// A class that was made for a package of the JDK's.
    private byte[] ours(String name, Supplier<byte[]> make) {
        var nothing = new byte[0];
        var known = kept.of(name, nothing);
        if (known != null) {
            return known;
        }
        var made = make.get();
        kept.keep(name, nothing, made);
        return made;
    }
}
