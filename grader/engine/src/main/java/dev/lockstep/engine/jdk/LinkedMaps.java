package dev.lockstep.engine.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashMap;
import java.util.Map;

/// The inside of linked maps. The handle is a constant, so that the JIT compiler sees through it: the class may be initialised
/// only when the JDK is open.
public final class LinkedMaps {

    private static final VarHandle ACCESS_ORDER;

    static {
        try {
            ACCESS_ORDER = MethodHandles.privateLookupIn(LinkedHashMap.class, MethodHandles.lookup())
                    .findVarHandle(LinkedHashMap.class, "accessOrder", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private LinkedMaps() {}

    /// Initialises the class, before it is needed.
    static void check() {
        isAccessOrdered(new LinkedHashMap<>());
    }

    /// Whether a map puts a key that is looked for behind all others.
    public static boolean isAccessOrdered(Map<?, ?> map) {
        return map instanceof LinkedHashMap<?, ?> linked && (boolean) ACCESS_ORDER.get(linked);
    }
}
