package dev.lockstep.linearize;

import java.lang.reflect.InvocationTargetException;

/// Makes objects of classes with a public constructor without parameters.
final class Instances {

    private Instances() {}

    /// @throws Throwable what the constructor throws
    static Object create(Class<?> type) throws Throwable {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
