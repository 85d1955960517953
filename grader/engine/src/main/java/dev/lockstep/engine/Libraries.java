package dev.lockstep.engine;

import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.instrument.JdkPackages;

/// Notes which classes of libraries a program uses that are not instrumented, other than those that may be.
///
/// Thread safety: the names are guarded by their own lock; classes are loaded by whatever thread needs them.
final class Libraries extends ClassLoader {

    /// What assertions are made with, and what nobody calls while a program runs.
    private static final List<String> TRUSTED = List.of("dev.lockstep.", "org.junit.", "junit.", "org.opentest4j.",
            "org.apiguardian.", "org.assertj.", "org.hamcrest.", "org.mockito.", "com.google.common.truth.",
            "org.jspecify.");

    private final Set<String> trusted;
    private final Set<String> used = new TreeSet<>();

    Libraries(@Nullable ClassLoader parent, Set<Class<?>> trusted) {
        super("lockstep-libraries", parent);
        this.trusted = trusted.stream().map(each -> String.valueOf(placeOf(each))).collect(Collectors.toSet());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        var type = super.loadClass(name, resolve);
        if (isLibrary(type)) {
            synchronized (used) {
                used.add(name);
            }
        }
        return type;
    }

    private boolean isLibrary(Class<?> type) {
        var loader = type.getClassLoader();
        return loader != null && !loader.equals(ClassLoader.getPlatformClassLoader())
                && !JdkPackages.own(type.getName().replace('.', '/'))
                && TRUSTED.stream().noneMatch(type.getName()::startsWith)
                && !trusted.contains(String.valueOf(placeOf(type)));
    }

    /// One of them, or null if there is none.
    @Nullable
    String first() {
        synchronized (used) {
            return used.isEmpty() ? null : used.iterator().next();
        }
    }

    /// The folder or jar that a class comes from; null for classes of the JDK.
    static @Nullable URL placeOf(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }
}
