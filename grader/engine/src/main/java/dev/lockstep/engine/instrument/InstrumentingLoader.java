package dev.lockstep.engine.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Identity;

/// Loads the classes of its class path instrumented; every other class comes from its parent as it is. A class of the
/// class path that the parent knows as well is loaded here all the same.
///
/// Thread safety: as any class loader.
public final class InstrumentingLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final URLClassLoader files;
    private final Types types = new Types(this::bytes);
    private final CRC32 fingerprint = new CRC32();

    /// @param classPath folders and jars
    public InstrumentingLoader(List<Path> classPath, ClassLoader parent) {
        super("lockstep", parent);
        files = new URLClassLoader("lockstep-files", classPath.stream().map(InstrumentingLoader::url)
                .toArray(URL[]::new), null);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded == null) {
                var bytes = bytes(name.replace('.', '/'));
                loaded = bytes == null ? other(name) : define(name, bytes);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private Class<?> other(String name) throws ClassNotFoundException {
        var companion = Companion.bytes(name.replace('.', '/'), types);
        return companion == null ? super.loadClass(name, false) : defineClass(name, companion, 0, companion.length);
    }

    private Class<?> define(String name, byte[] bytes) {
        synchronized (fingerprint) {
            fingerprint.update(bytes);
        }
        var rewritten = ClassRewriter.rewrite(bytes, types);
        var type = defineClass(name, rewritten, 0, rewritten.length);
        Identity.setLasting(type);
        return type;
    }

    private byte @Nullable [] bytes(String internalName) {
        if (internalName.startsWith("java/") || internalName.startsWith("dev/lockstep/")) {
            return null;
        }
        if (JdkCopies.is(internalName)) {
            return JdkCopies.bytes(internalName);
        }
        try (InputStream in = files.getResourceAsStream(internalName + ".class")) {
            return in == null ? null : JdkCopies.renamed(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        var ours = files.getResource(name);
        return ours != null ? ours : super.getResource(name);
    }
}
