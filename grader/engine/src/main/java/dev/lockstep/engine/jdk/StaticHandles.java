package dev.lockstep.engine.jdk;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;

/// Knows whose static field a `VarHandle` accesses; the handle itself does not say.
public final class StaticHandles {

    private static final ClassValue<Field> DECLARING_CLASS = new ClassValue<>() {
        @Override
        protected Field computeValue(Class<?> type) {
            return field(type);
        }
    };

    private StaticHandles() {}

    static void open(Instrumentation instrumentation) {
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(),
                Map.of("java.lang.invoke", Set.of(StaticHandles.class.getModule())), Set.of(), Map.of());
    }

    private static Field field(Class<?> handle) {
        for (var type = handle; type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.getName().equals("declaringClass")) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new IllegalStateException("a JDK that the engine does not know: " + handle);
    }

    /// What holds the memory that a handle without coordinates accesses: the class that declares the static field.
    public static Object declaringClass(VarHandle handle) {
        try {
            return DECLARING_CLASS.get(handle.getClass()).get(handle);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
