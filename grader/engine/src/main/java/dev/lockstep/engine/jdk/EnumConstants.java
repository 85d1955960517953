package dev.lockstep.engine.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The constants of an enum as the JDK keeps them in its class, for `Enum.valueOf`, `EnumMap`, `EnumSet` and the like. An
/// enum whose static state is fresh in every schedule has other constants in every schedule.
///
/// Thread safety: the queue is safe, and so are the fields of `Class`, which are volatile.
public final class EnumConstants {

    private static final VarHandle ALL = field("enumConstants", Object[].class);
    private static final VarHandle BY_NAME = field("enumConstantDirectory", Map.class);

    private static final Queue<Class<?>> INITIALIZED = new ConcurrentLinkedQueue<>();

    private EnumConstants() {}

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(Class.class, MethodHandles.lookup())
                    .findVarHandle(Class.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a JDK that the engine does not know", e);
        }
    }

    /// Notes that a class is about to be initialised; if it is an enum, its constants until now are forgotten.
    public static void renew(Class<?> type) {
        if (type.isEnum()) {
            forget(type);
            INITIALIZED.add(type);
        }
    }

    /// Forgets the constants of all enums that were initialised, so that whoever asks for them next gets them made.
    public static void forgetAll() {
        for (var type = INITIALIZED.poll(); type != null; type = INITIALIZED.poll()) {
            forget(type);
        }
    }

    private static void forget(Class<?> type) {
        ALL.setVolatile(type, null);
        BY_NAME.setVolatile(type, null);
    }
}
