package dev.lockstep.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Makes objects of a class.
final class Maker {

    private final MethodHandle constructor;

    Maker(Class<?> type) {
        try {
            constructor = MethodHandles.publicLookup().findConstructor(type, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " needs a public constructor that takes nothing", e);
        }
    }

    Object make() {
        try {
            return (Object) constructor.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("the constructor failed", e);
        }
    }
}
