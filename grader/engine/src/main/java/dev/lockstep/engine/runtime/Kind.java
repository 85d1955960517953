package dev.lockstep.engine.runtime;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.Vector;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.PriorityBlockingQueue;

/// What a class of the JDK is to the scheduler.
enum Kind {
    /// Its calls synchronise threads: `java.util.concurrent`.
    CONCURRENT,
    /// Its calls hand over tasks or their results, and the JDK itself tells what that orders: executors and futures.
    TASKS,
    /// Its calls hold the monitor of the object: `Vector`, `StringBuffer`, synchronised wrappers, buffered
    /// streams.
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
        if (isSynchronised(type)) {
            return SYNCHRONISED;
        }
        var ofJdk = jdkClass(type);
        return ofJdk.getName().startsWith("java.util.concurrent.") && handsOver(ofJdk)
                ? TASKS
                : ofJdkClass(ofJdk.getName());
    }

    private static boolean handsOver(Class<?> type) {
        return Executor.class.isAssignableFrom(type) || Future.class.isAssignableFrom(type)
                || CompletionService.class.isAssignableFrom(type);
    }

    /// Whether a method of the class may call back while the JDK holds a monitor that is not modelled.
    static boolean locksAround(Object object, String method) {
        return switch (LOCKS.get(object.getClass())) {
            case NONE -> false;
            case MAP -> !RUNS_FREELY.contains(method) && !method.startsWith("forEach") && !method.startsWith("search")
                    && !method.startsWith("reduce");
            case LIST -> !RUNS_FREELY.contains(method) && !method.startsWith("forEach");
        };
    }

    /// Whether calls of a concurrent object, even those that put something in, call back code of the program's (`equals`,
    /// a comparator, a function) that others' calls have to be ordered with.
    static boolean callsBack(Object object) {
        return switch (object) {
            case Map<?, ?> _,Set<?> _,CopyOnWriteArrayList<?> _,PriorityBlockingQueue<?> _,DelayQueue<?> _ -> true;
            default -> LOCKS.get(object.getClass()) != Locked.NONE;
        };
    }

    private enum Locked {
        NONE,
        MAP,
        LIST
    }

    /// Methods of these classes that call back, if at all, without a lock.
    private static final Set<String> RUNS_FREELY = Set.of("iterator", "stream", "parallelStream", "spliterator", "get",
            "size", "isEmpty", "keySet", "values", "entrySet", "contains", "containsKey");

    private static final ClassValue<Locked> LOCKS = new ClassValue<>() {
        @Override
        protected Locked computeValue(Class<?> type) {
            var name = jdkClass(type).getName();
            if (name.startsWith("java.util.concurrent.ConcurrentHashMap")) {
                return Locked.MAP;
            }
            return name.startsWith("java.util.concurrent.CopyOnWriteArray") ? Locked.LIST : Locked.NONE;
        }
    };

    private static boolean isSynchronised(Class<?> type) {
        return Vector.class.isAssignableFrom(type) || Hashtable.class.isAssignableFrom(type)
                || type == StringBuffer.class || isBuffer(type)
                || type.getName().startsWith("java.util.Collections$Synchronized");
    }

    private static boolean isBuffer(Class<?> type) {
        return BufferedInputStream.class.isAssignableFrom(type) || BufferedOutputStream.class.isAssignableFrom(type)
                || DataOutputStream.class.isAssignableFrom(type) || isCharacterStream(type);
    }

    private static boolean isCharacterStream(Class<?> type) {
        return (Reader.class.isAssignableFrom(type) && !StringReader.class.isAssignableFrom(type))
                || (Writer.class.isAssignableFrom(type) && !PrintWriter.class.isAssignableFrom(type)
                        && !StringWriter.class.isAssignableFrom(type));
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
