package dev.lockstep.engine.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Identity;

/// Loads the classes of its class path instrumented; every other class comes from its parent as it is. A class of the
/// class path that the parent knows as well is loaded here all the same, unless it is the JDK's.
///
/// Thread safety: as any class loader.
public final class InstrumentingLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    /// What rewritten code calls, which the parent may not know.
    private static final String OURS = "dev.lockstep.engine.";
    private static final ClassLoader OUR_LOADER = InstrumentingLoader.class.getClassLoader();

    private final URLClassLoader files;
    private final Predicate<String> checks;
    private final Predicate<String> helpers;
    private final Types types = Types.of(this::bytes);
    private final ClassHierarchyResolver hierarchy = Types.resolver(this::file);
    private volatile @Nullable String refusal;

    /// @param classPath folders and jars
    public InstrumentingLoader(List<Path> classPath, ClassLoader parent) {
        this(classPath, parent, _ -> false, _ -> false);
    }

    /// @param classPath folders and jars
    /// @param checks the classes, by their names with dots, that the program is checked with: an [AssertionError] that leaves
    ///        one of their methods fails the schedule there and then, whoever would catch it, and the class of a lambda of
    ///        theirs does not bear their name
    /// @param helpers classes of the parent's, by their names with dots, that are loaded here, and instrumented like the
    ///        program
    public InstrumentingLoader(List<Path> classPath, ClassLoader parent, Predicate<String> checks,
            Predicate<String> helpers) {
        super("lockstep", parent);
        this.checks = checks;
        this.helpers = helpers;
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
        if (companion != null) {
            return defineClass(name, companion, 0, companion.length);
        }
        return name.startsWith(OURS) ? Class.forName(name, false, OUR_LOADER) : super.loadClass(name, false);
    }

    private Class<?> define(String name, byte[] bytes) {
        var rewritten = rewritten(name, bytes);
        var type = defineClass(name, rewritten, 0, rewritten.length);
        Identity.setLasting(type);
        return type;
    }

    private byte[] rewritten(String name, byte[] bytes) {
        try {
            return Rewritten.of(bytes, types, checks.test(name));
        } catch (IllegalArgumentException e) { // a method that becomes too long, or a class file that is damaged
            throw refused(new ClassFormatError(name + " cannot be instrumented: " + e.getMessage()));
        }
    }

    private <E extends LinkageError> E refused(E error) {
        if (refusal == null) {
            refusal = error.getMessage();
        }
        return error;
    }

    /// Why a class that was asked for could not be instrumented, or null if each could.
    public @Nullable String refusal() {
        return refusal;
    }

    private byte @Nullable [] bytes(String internalName) {
        if (JdkCopies.is(internalName)) {
            return JdkCopies.bytes(internalName);
        }
        var file = file(internalName);
        try {
            return file == null ? null : ClassVersions.current(internalName, JdkCopies.renamed(file), hierarchy);
        } catch (UnsupportedClassVersionError e) {
            throw refused(e);
        }
    }

    /// A class file of the class path, as it is there.
    private byte @Nullable [] file(String internalName) {
        if (JdkPackages.own(internalName)) {
            return null;
        }
        var isHelper = helpers.test(internalName.replace('/', '.'));
        if (internalName.startsWith("dev/lockstep/") && !isHelper) {
            return null;
        }
        var name = internalName + ".class";
        var place = isHelper ? getParent().getResource(name) : files.findResource(name);
        if (place == null) {
            return null;
        }
        try (InputStream in = place.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        var ours = files.findResource(name);
        return ours != null ? ours : super.getResource(name);
    }
}
