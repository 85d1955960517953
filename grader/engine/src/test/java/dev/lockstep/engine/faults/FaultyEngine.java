package dev.lockstep.engine.faults;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// The engine of this JVM, with some of its methods changed for a while. To be the agent of a JVM of its own, after the
/// engine's.
public final class FaultyEngine {

    /// A class that one engine has rewritten is not as another one would.
    private static final Change NOTHING_IS_KEPT = Change.nothing("instrument.Rewritten", "keep");

    private static @Nullable Instrumentation instrumentation;

    private FaultyEngine() {}

    /// Called by the JVM.
    public static void premain(@Nullable String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /// Does some work with an engine that has these changes.
    static <T> T with(List<Change> changes, Supplier<T> work) {
        var right = new LinkedHashMap<Class<?>, byte[]>();
        var wrong = new LinkedHashMap<Class<?>, byte[]>();
        for (var change : Stream.concat(Stream.of(NOTHING_IS_KEPT), changes.stream()).toList()) {
            var type = named(change.className());
            right.computeIfAbsent(type, FaultyEngine::classFile);
            wrong.put(type, change.in(wrong.getOrDefault(type, right.get(type))));
        }
        redefine(wrong);
        try {
            return work.get();
        } finally {
            redefine(right);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("there is nothing to change: " + name + " is no more", e);
        }
    }

    private static byte[] classFile(Class<?> type) {
        var name = type.getName().replace('.', '/') + ".class";
        try (var file = Objects.requireNonNull(type.getClassLoader()).getResourceAsStream(name)) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void redefine(Map<Class<?>, byte[]> classFiles) {
        var definitions = classFiles.entrySet().stream()
                .map(each -> new ClassDefinition(each.getKey(), each.getValue())).toArray(ClassDefinition[]::new);
        try {
            Objects.requireNonNull(instrumentation).redefineClasses(definitions);
        } catch (ClassNotFoundException | UnmodifiableClassException e) {
            throw new IllegalStateException(e);
        }
    }
}
