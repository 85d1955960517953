package dev.lockstep.engine.runtime;

import java.lang.invoke.VarHandle;
import java.util.Hashtable;
import java.util.Vector;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/// What a class of the JDK is to the scheduler.
enum Kind {
    /// Its calls synchronise threads: `java.util.concurrent`.
    CONCURRENT,
    /// Its calls access the memory of another object: `VarHandle`, field updaters.
    ACCESSOR,
    /// Its calls hold the monitor of the object: `Vector`, `StringBuffer`, synchronised wrappers.
    SYNCHRONISED,
    /// Its calls read or write the object, and nothing guards it: `ArrayList`, `HashMap`, iterators ...
    UNSYNCHRONISED,
    /// Its calls are those of the collection that it wraps: `Collections.unmodifiableList` ...
    WRAPPER,
    /// A thread.
    THREAD,
    /// Of no interest: immutable, confined, or code of the program itself.
    OTHER;

    private static final ClassValue<Kind> KINDS = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return classify(type);
        }
    };

    static Kind of(Object object) {
        return KINDS.get(object.getClass());
    }

    private static Kind classify(Class<?> type) {
        if (Thread.class.isAssignableFrom(type)) {
            return THREAD;
        }
        if (VarHandle.class.isAssignableFrom(type) || isUpdater(type)) {
            return ACCESSOR;
        }
        if (isSynchronised(type)) {
            return SYNCHRONISED;
        }
        return ofJdkClass(jdkClass(type).getName());
    }

    private static boolean isUpdater(Class<?> type) {
        return AtomicIntegerFieldUpdater.class.isAssignableFrom(type)
                || AtomicLongFieldUpdater.class.isAssignableFrom(type)
                || AtomicReferenceFieldUpdater.class.isAssignableFrom(type);
    }

    private static boolean isSynchronised(Class<?> type) {
        return Vector.class.isAssignableFrom(type) || Hashtable.class.isAssignableFrom(type)
                || type == StringBuffer.class || type.getName().startsWith("java.util.Collections$Synchronized");
    }

    /// The class itself or the nearest superclass that is of the JDK.
    static Class<?> jdkClass(Class<?> type) {
        var candidate = type;
        while (candidate.getClassLoader() != null && candidate.getSuperclass() != null) {
            candidate = candidate.getSuperclass();
        }
        return candidate;
    }

    private static Kind ofJdkClass(String name) {
        if (name.startsWith("java.util.concurrent.")) {
            return CONCURRENT;
        }
        if (name.equals("java.lang.StringBuilder")) {
            return UNSYNCHRONISED;
        }
        if (isWrapper(name)) {
            return WRAPPER;
        }
        return isCollection(name) ? UNSYNCHRONISED : OTHER;
    }

    private static boolean isWrapper(String name) {
        return name.startsWith("java.util.Collections$Unmodifiable") || name.startsWith("java.util.Collections$Checked")
                || name.startsWith("java.util.Collections$SetFromMap")
                || name.startsWith("java.util.Collections$AsLIFOQueue");
    }

    private static boolean isCollection(String name) {
        return name.startsWith("java.util.") && !name.startsWith("java.util.Immutable")
                && !name.startsWith("java.util.Collections$") && !name.startsWith("java.util.Arrays")
                && !name.startsWith("java.util.Optional") && !name.startsWith("java.util.Random")
                && !name.startsWith("java.util.function.") && !name.startsWith("java.util.stream.")
                && !name.startsWith("java.util.regex.") && !name.startsWith("java.util.UUID");
    }
}
