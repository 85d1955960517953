package dev.lockstep.engine.runtime;

import java.util.Set;

/// What a call of this name does to the order of things, for classes whose names are as telling as those of
/// `java.util.concurrent`. Where a name says too little, both orders are assumed: an edge too many may hide a race, an
/// edge too few would blame a correct program.
enum Effect {
    /// Sees what others published, and changes nothing.
    READ(true, false, false),
    /// Sees what others published, and takes something away.
    ACQUIRE(true, false, true),
    /// Publishes, and sees nothing.
    PUBLISH(false, true, true),
    /// Sees, and if it succeeds publishes.
    COMPARE_AND_SET(true, true, true),
    /// Publishes first and sees afterwards.
    BOTH(true, true, true),
    /// Calls a function, and publishes what that did as well.
    AROUND(true, true, true),
    /// Calls a function for one element after the other, and sees what others put in meanwhile.
    TRAVERSES(true, false, false);

    final boolean sees;
    final boolean publishes;
    final boolean changes;

    private static final Set<String> READS = Set.of("get", "getAcquire", "getPlain", "getOpaque", "getVolatile",
            "intValue", "longValue", "doubleValue", "floatValue", "peek", "element", "isEmpty", "size", "contains",
            "containsKey", "containsValue", "containsAll", "getCount", "availablePermits", "isDone", "isCancelled",
            "isCompletedExceptionally", "isShutdown", "isTerminated", "isLocked", "isHeldByCurrentThread",
            "isWriteLocked", "isReadLocked", "getHoldCount", "getQueueLength", "hasQueuedThreads", "hasQueuedThread",
            "hasWaiters", "getReadLockCount", "remainingCapacity", "sum", "length", "getState", "isBroken",
            "getNumberWaiting", "getParties", "toString", "getReference", "getStamp", "isMarked", "getNow",
            "peekFirst", "peekLast", "getFirst", "getLast", "validate", "getPhase", "first", "last", "getPoolSize",
            "getActiveCount", "getQueue", "awaitTermination", "join", "tryOptimisticRead", "isTerminating",
            "isQuiescent", "isCompletedNormally", "isCompletedAbnormally", "state", "resultNow", "exceptionNow",
            "getException", "getRawResult", "getPendingCount", "getNumberOfDependents", "getCompletedTaskCount",
            "getTaskCount", "getLargestPoolSize", "quietlyJoin");

    private static final Set<String> FUNCTIONAL = Set.of("updateAndGet", "getAndUpdate", "accumulateAndGet",
            "getAndAccumulate", "accumulate", "compute", "computeIfAbsent", "computeIfPresent", "merge", "replaceAll",
            "removeIf");

    private static final Set<String> ACQUIRES = Set.of("lock", "lockInterruptibly", "tryLock", "acquire",
            "acquireUninterruptibly", "tryAcquire", "readLock", "writeLock", "newCondition");

    private static final Set<String> LOCKING = Set.of("lock", "lockInterruptibly", "tryLock", "unlock", "unlockRead",
            "unlockWrite", "readLock", "writeLock", "newCondition", "await", "awaitNanos", "awaitUninterruptibly",
            "awaitUntil", "signal", "signalAll");

    private static final Set<String> PUBLISHES = Set.of("set", "setRelease", "lazySet", "setVolatile", "unlock",
            "unlockRead", "unlockWrite", "countDown", "release", "put", "signal", "signalAll", "reset");

    private static final Set<String> COLLECTION_READS = Set.of("get", "getOrDefault", "size", "isEmpty", "contains",
            "containsKey", "containsValue", "containsAll", "iterator", "listIterator", "descendingIterator", "peek",
            "peekFirst", "peekLast", "element", "getFirst", "getLast", "indexOf", "lastIndexOf", "forEach", "stream",
            "toString", "hashCode", "equals", "toArray", "keySet", "values", "entrySet", "firstKey", "lastKey",
            "firstEntry", "lastEntry", "floorKey", "ceilingKey", "higherKey", "lowerKey", "floorEntry",
            "ceilingEntry", "higherEntry", "lowerEntry", "first", "last", "subList", "headMap", "tailMap", "subMap",
            "hasNext", "hasPrevious", "next", "previous", "length", "charAt", "substring", "reversed", "getKey",
            "getValue", "spliterator", "parallelStream", "nextClearBit", "nextSetBit", "cardinality");

    private static final Set<String> COLLECTION_WRITES = Set.of("add", "addAll", "addElement", "addFirst", "addLast",
            "and", "andNot", "append", "appendCodePoint", "clear", "compute", "computeIfAbsent", "computeIfPresent",
            "copy", "delete", "deleteCharAt", "ensureCapacity", "fill", "flip", "insert", "insertElementAt", "load",
            "loadFromXML", "merge", "offer", "offerFirst", "offerLast", "or", "poll", "pollFirst", "pollFirstEntry",
            "pollLast", "pollLastEntry", "pop", "push", "put", "putAll", "putFirst", "putIfAbsent", "putLast", "remove",
            "removeAll", "removeAllElements", "removeElement", "removeElementAt", "removeFirst",
            "removeFirstOccurrence", "removeIf", "removeLast", "removeLastOccurrence", "repeat", "replace",
            "replaceAll", "retainAll", "reverse", "roll", "rotate", "set", "setCharAt", "setDate", "setElementAt",
            "setHours", "setLength", "setMinutes", "setMonth", "setProperty", "setSeconds", "setSize", "setTime",
            "setTimeInMillis", "setTimeZone", "setValue", "setYear", "shuffle", "sort", "swap", "trimToSize", "xor");

    Effect(boolean sees, boolean publishes, boolean changes) {
        this.sees = sees;
        this.publishes = publishes;
        this.changes = changes;
    }

    static Effect of(String method) {
        if (READS.contains(method)) {
            return READ;
        }
        if (ACQUIRES.contains(method)) {
            return ACQUIRE;
        }
        if (method.startsWith("forEach") || method.startsWith("search") || method.startsWith("reduce")) {
            return TRAVERSES;
        }
        if (FUNCTIONAL.contains(method)) {
            return AROUND;
        }
        if (method.startsWith("compareAndSet")) {
            return COMPARE_AND_SET;
        }
        return PUBLISHES.contains(method) ? PUBLISH : BOTH;
    }

    /// Whether a call of this name changes data; to take a lock, to give it back or to signal does not.
    static boolean changesData(String method) {
        return of(method).changes && !readsCollection(method) && !LOCKING.contains(method);
    }

    /// Whether a call of this name on an unsynchronised collection writes it. What is not known to is taken to read: a
    /// race may be missed, none is made up.
    static boolean writesCollection(String method) {
        return COLLECTION_WRITES.contains(method);
    }

    /// Whether a call of this name on an unsynchronised collection only reads it.
    static boolean readsCollection(String method) {
        return COLLECTION_READS.contains(method);
    }
}
