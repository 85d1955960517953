package dev.lockstep.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// A call bound to the class that it is made on.
final class Invocation {

    private static final MethodType ON_OBJECT = MethodType.methodType(Object.class, Object.class);

    private final MethodHandle handle;

    Invocation(Class<?> type, Call call) {
        try {
            var method = MethodHandles.publicLookup().unreflect(call.method(type));
            handle = MethodHandles.insertArguments(method, 1, call.arguments().toArray()).asType(ON_OBJECT);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(type + " and its operations have to be public", e);
        }
    }

    /// Makes the call.
    ///
    /// @return what it returned, "null", or the name of the exception that it threw; an error is passed on
    Object on(Object structure) {
        try {
            Object result = handle.invokeExact(structure);
            return result == null ? "null" : result;
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            return e.getClass().getName();
        }
    }
}
