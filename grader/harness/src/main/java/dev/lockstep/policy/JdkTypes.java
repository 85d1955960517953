package dev.lockstep.policy;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// The supertypes of the JDK's types, by reflection on the JDK of this JVM; no class of a submission is asked for.
final class JdkTypes {

    private JdkTypes() {}

    /// The type and all its supertypes; the type alone if the JDK has no such type.
    static Set<String> withSupertypes(String type) {
        var names = new LinkedHashSet<String>();
        names.add(type);
        try {
            collect(Class.forName(type, false, ClassLoader.getPlatformClassLoader()), names);
        } catch (ClassNotFoundException | LinkageError e) {
            return names; // not of the JDK: the list of types refuses it
        }
        return names;
    }

    private static void collect(@Nullable Class<?> type, Set<String> names) {
        if (type != null) {
            names.add(type.getName());
            collect(type.getSuperclass(), names);
            Arrays.stream(type.getInterfaces()).forEach(each -> collect(each, names));
        }
    }
}
