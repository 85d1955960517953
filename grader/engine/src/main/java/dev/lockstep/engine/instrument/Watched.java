package dev.lockstep.engine.instrument;

import java.util.Set;

/// Which calls of the JDK the scheduler has to know of. What such a call does is decided when it happens, by the class
/// of its receiver.
final class Watched {

    private static final Set<String> THREAD = Set.of("start", "join", "interrupt", "isAlive", "getState",
            "isInterrupted", "interrupted", "sleep", "yield", "getName", "setName", "getPriority", "setPriority",
            "isDaemon", "setDaemon");

    private static final Set<String> LOCK_SUPPORT = Set.of("park", "parkNanos", "parkUntil", "unpark");

    /// Streams that hold their monitor while they read from or write to another one, which may block.
    private static final Set<String> BUFFERS = Set.of("java/io/Reader", "java/io/Writer", "java/io/BufferedReader",
            "java/io/BufferedWriter", "java/io/BufferedInputStream", "java/io/BufferedOutputStream",
            "java/io/FilterInputStream", "java/io/FilterOutputStream", "java/io/DataOutputStream",
            "java/io/InputStreamReader", "java/io/OutputStreamWriter");

    private static final Set<String> ASYNCHRONOUS = Set.of("runAsync", "supplyAsync");

    /// Classes of `java.util` that no two threads share to any effect.
    private static final Set<String> UNSHARED = Set.of("java/util/Objects", "java/util/Optional",
            "java/util/OptionalInt", "java/util/OptionalLong", "java/util/OptionalDouble", "java/util/Arrays",
            "java/util/Collections", "java/util/Random", "java/util/UUID", "java/util/Locale",
            "java/util/StringJoiner", "java/util/Comparator", "java/util/concurrent/TimeUnit",
            "java/util/concurrent/ThreadLocalRandom", "java/util/concurrent/Callable");

    /// Static methods of `java.util` that are about their first argument.
    private static final Set<String> ON_ARGUMENT = Set.of("sort", "reverse", "shuffle", "swap", "fill", "copy",
            "rotate",
            "replaceAll", "addAll", "max", "min", "frequency", "binarySearch", "disjoint", "copyOf");

    /// Classes of the JDK whose calls have no state of their own: a loop that makes one may well do nothing but wait.
    private static final Set<String> TRANSPARENT = Set.of("java/lang/Object", "java/lang/Thread", "java/lang/String",
            "java/lang/Integer", "java/lang/Long", "java/lang/Boolean", "java/lang/Double", "java/lang/Float",
            "java/lang/Short", "java/lang/Byte", "java/lang/Character", "java/lang/Number", "java/lang/Math",
            "java/lang/StrictMath", "java/lang/Enum", "java/lang/Record", "java/lang/Class", "java/lang/System",
            "java/lang/Comparable", "java/util/Objects", "java/util/Optional", "java/util/OptionalInt",
            "java/util/OptionalLong", "java/util/concurrent/TimeUnit", "java/time/Duration",
            "java/util/concurrent/Callable", "java/lang/Runnable");

    private Watched() {}

    /// Whether a call of a library's class that is not watched may change something that is not seen.
    static boolean isOpaque(String owner, String method) {
        return !TRANSPARENT.contains(owner) && !isThreadLocal(owner, method)
                && !owner.startsWith("java/util/function/")
                && !owner.startsWith("java/time/") && !owner.startsWith("[")
                && !owner.endsWith("Exception") && !owner.startsWith("dev/lockstep/");
    }

    /// Whether a call reads what belongs to the thread alone.
    static boolean isThreadLocal(String owner, String method) {
        return owner.equals("java/lang/ThreadLocal") && method.equals("get");
    }

    /// Whether a call is watched.
    ///
    /// @param owner the class of the JDK that declares the method, with slashes
    static boolean is(String owner, String method, boolean isStatic) {
        if (isStatic && (isOnArgument(owner, method) || isFactory(owner, method))) {
            return true;
        }
        if (method.startsWith("<") || UNSHARED.contains(owner) || owner.endsWith("Exception")) {
            return false;
        }
        if (owner.equals("java/lang/Thread")) {
            return THREAD.contains(method);
        }
        if (isStatic) {
            return (owner.equals("java/util/concurrent/locks/LockSupport") && LOCK_SUPPORT.contains(method))
                    || (owner.equals("java/util/concurrent/CompletableFuture") && ASYNCHRONOUS.contains(method));
        }
        return owner.startsWith("java/util/concurrent/") || isCollection(owner) || BUFFERS.contains(owner);
    }

    /// Whether a static method reads or writes its first argument, a collection.
    static boolean isOnArgument(String owner, String method) {
        return switch (owner) {
            case "java/util/Collections", "java/util/List", "java/util/Set", "java/util/Map" -> ON_ARGUMENT
                    .contains(method);
            default -> false;
        };
    }

    /// Whether a static method makes a view of its first argument, which it does not touch.
    static boolean isFactory(String owner, String method) {
        return owner.equals("java/util/Collections") && (method.startsWith("unmodifiable")
                || method.startsWith("checked") || method.equals("newSetFromMap") || method.equals("asLifoQueue"));
    }

    private static boolean isCollection(String owner) {
        return owner.equals("java/lang/Iterable") || owner.equals("java/lang/StringBuilder")
                || owner.equals("java/lang/StringBuffer")
                || (owner.startsWith("java/util/") && owner.indexOf('/', "java/util/".length()) < 0);
    }
}
