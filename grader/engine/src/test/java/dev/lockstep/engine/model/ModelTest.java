package dev.lockstep.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Walks the JDK: what threads may share is described, class by class and method by method.
class ModelTest {

    @ParameterizedTest
    @ValueSource(strings = {"java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks",
            "java.util", "java.util.stream", "java.util.random", "java.util.function", "java.util.regex",
            "java.util.zip", "java.lang", "java.lang.ref", "java.io", "java.nio", "java.nio.charset", "java.text",
            "java.time", "java.math"})
    void everyMethodOfEveryClassIsDescribed(String packageName) {
        var types = publicClasses(packageName);
        assertTrue(types.size() > 2, "no classes in " + packageName);
        assertEquals(List.of(), types.stream().flatMap(ModelTest::undescribed).toList());
    }

    /// Programs get such classes from factories, and call them by their interfaces.
    @ParameterizedTest
    @ValueSource(strings = {"java.util.concurrent", "java.util.concurrent.locks"})
    void everyHiddenClassThatProgramsAreHandedIsKnown(String packageName) {
        assertEquals(List.of(), classes(packageName).filter(type -> !isShared(type) && isHandedOut(type))
                .filter(type -> Model.kind(type) == Kind.UNKNOWN).map(Class::getName).toList());
    }

    private static boolean isHandedOut(Class<?> type) {
        return !type.isInterface() && !Modifier.isAbstract(type.getModifiers())
                && Stream.of(Executor.class, Future.class, Lock.class, Condition.class, Collection.class, Map.class,
                        Iterator.class, Map.Entry.class).anyMatch(each -> each.isAssignableFrom(type));
    }

    private static Stream<String> undescribed(Class<?> type) {
        if (Model.kind(type) == Kind.UNKNOWN) {
            return Stream.of(type.getName());
        }
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !Model.deed(type, method.getName(), descriptor(method)).isDescribed())
                .map(method -> type.getName() + "." + method.getName()).distinct();
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes()).descriptorString();
    }

    private static List<Class<?>> publicClasses(String packageName) {
        return classes(packageName).filter(ModelTest::isShared).toList();
    }

    private static Stream<Class<?>> classes(String packageName) {
        var folder = FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("/modules/java.base/" + packageName.replace('.', '/'));
        try (var files = Files.list(folder)) {
            return files.map(Path::getFileName).map(Path::toString).filter(name -> name.endsWith(".class"))
                    .<Class<?>>map(name -> load(packageName + "." + name.substring(0, name.length() - 6))).toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isShared(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return !type.isAnnotation();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
