package dev.lockstep.policy;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// The supertypes of the JDK's types, by reflection on the JDK of this JVM; no class of a submission is asked for.
final class JdkTypes {

    private JdkTypes() {}

    /// The type and all its supertypes, of an interface `Object` as well, whose methods it has; the type alone if the JDK has no such type.
    static Set<String> withSupertypes(String type) {
        var names = new LinkedHashSet<String>();
        names.add(type);
        find(type).ifPresent(found -> collect(found, names));
        return names;
    }

    /// Whether a type has a method that others may call, of its own or of a supertype.
    ///
    /// @param parameters the full names of its parameter types
    static boolean hasMethod(String type, String name, List<String> parameters) {
        return find(type).stream().flatMap(found -> Arrays.stream(found.getMethods()))
                .filter(method -> method.getName().equals(name))
                .anyMatch(method -> Arrays.stream(method.getParameterTypes()).map(Class::getName).toList()
                        .equals(parameters));
    }

    /// Whether a type declares a method of this name, or inherits one that everybody may call.
    static boolean hasMethod(String type, String name) {
        return find(type).stream()
                .flatMap(found -> Stream.of(found.getMethods(), found.getDeclaredMethods()).flatMap(Arrays::stream))
                .anyMatch(method -> method.getName().equals(name));
    }

    /// Whether a type has a field, of its own or of a superclass, that keeps no single value.
    static boolean hasVariable(String type, String name) {
        return Stream.<Class<?>>iterate(find(type).orElse(null), Objects::nonNull, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .anyMatch(field -> field.getName().equals(name) && !Modifier.isFinal(field.getModifiers()));
    }

    /// The JDK's class of a name; none where it has no such class, which the list of types refuses.
    private static Optional<Class<?>> find(String type) {
        try {
            return Optional.of(Class.forName(type, false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static void collect(@Nullable Class<?> type, Set<String> names) {
        if (type != null) {
            names.add(type.getName());
            collect(type.isInterface() ? Object.class : type.getSuperclass(), names);
            Arrays.stream(type.getInterfaces()).forEach(each -> collect(each, names));
        }
    }
}
