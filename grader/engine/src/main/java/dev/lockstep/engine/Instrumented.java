package dev.lockstep.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.instrument.InstrumentingLoader;
import dev.lockstep.engine.instrument.Reflected;

/// A program, loaded instrumented: its own class and all in the folders of the class path, which is where build tools and
/// IDEs put what they compile. Libraries come as they are.
final class Instrumented implements Runnable {

    /// The name of the class loader, as stack traces have it.
    static final String LOADER = "lockstep";

    private final Entry entry;
    private final Runnable beforeEach;
    private final Libraries libraries;
    private final InstrumentingLoader loader;
    private final Method method;

    /// @param more classes whose jars are to be instrumented too
    /// @param trusted classes whose jars may be used as they are
    /// @param beforeEach done at the beginning of every schedule
    Instrumented(Entry entry, Set<Class<?>> more, Set<Class<?>> trusted, Runnable beforeEach) {
        this.entry = entry;
        this.beforeEach = beforeEach;
        var parent = entry.type().getClassLoader();
        libraries = new Libraries(parent, trusted);
        loader = new InstrumentingLoader(classPath(entry.type(), parent, more), libraries);
        loader.setDefaultAssertionStatus(true);
        method = method(load(entry, loader));
    }

    private static Class<?> load(Entry entry, ClassLoader loader) {
        try {
            var type = loader.loadClass(entry.type().getName());
            if (!loader.equals(type.getClassLoader())) {
                throw new IllegalStateException("Nothing was explored: " + entry.type().getName()
                        + " cannot be instrumented, as it belongs to the JDK or to Lockstep. "
                        + "Put the program into a class of your own.");
            }
            return type;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the program is gone: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new IllegalStateException("Nothing was explored: " + e.getMessage() + ".", e);
        }
    }

    private static List<Path> classPath(Class<?> type, @Nullable ClassLoader loader, Set<Class<?>> more) {
        var places = new LinkedHashSet<Path>();
        addPlace(type, places);
        more.forEach(each -> addPlace(each, places));
        for (var folder : folders(loader)) {
            if (folder.getProtocol().equals("file")) {
                places.add(path(folder));
            }
        }
        return List.copyOf(places);
    }

    private static void addPlace(Class<?> type, Set<Path> places) {
        var place = Libraries.placeOf(type);
        if (place != null) {
            places.add(path(place));
        }
    }

    private static List<URL> folders(@Nullable ClassLoader loader) {
        try {
            return loader == null ? List.of() : Collections.list(loader.getResources(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(URL place) {
        try {
            return Path.of(place.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Method method(Class<?> type) {
        var parameters = MethodType.fromMethodDescriptorString(entry.descriptor(), type.getClassLoader());
        try {
            var found = type.getDeclaredMethod(entry.method(), parameters.parameterArray());
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the program is gone: " + e.getMessage(), e);
        }
    }

    @Override
    public void run() {
        beforeEach.run();
        Reflected.initialize(method.getDeclaringClass());
        Reflected.call(method, entry.arguments().toArray());
    }

    /// @throws IllegalStateException if a class of the program could not be instrumented
    void requireAllInstrumented() {
        var refusal = loader.refusal();
        if (refusal != null) {
            throw new IllegalStateException("Nothing is proved: " + refusal + ".");
        }
    }

    /// @throws IllegalStateException if the program uses a library that is neither instrumented nor trusted: what its
    ///         threads do there has not been seen
    void requireNoLibrary() {
        var first = libraries.first();
        if (first != null) {
            var name = first.substring(first.lastIndexOf('.') + 1);
            throw new IllegalStateException("Nothing is proved: " + entry + " uses " + first
                    + ", which comes from a jar "
                    + "and is not instrumented. Add .instrumenting(" + name + ".class) if its threads may meet there, "
                    + ".trusting(" + name + ".class) if a call of it may count as one step.");
        }
    }
}
