package dev.lockstep.engine.runtime;

import java.util.Set;

/// Which calls of the JDK have to do with their receiver alone.
final class SelfContained {

    private static final ClassValue<Boolean> TYPES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return named(Kind.jdkClass(type).getName());
        }
    };

    private static final Set<String> QUEUES = Set.of("ArrayBlockingQueue", "LinkedBlockingQueue",
            "LinkedBlockingDeque", "PriorityBlockingQueue", "SynchronousQueue", "LinkedTransferQueue", "DelayQueue",
            "ConcurrentLinkedQueue", "ConcurrentLinkedDeque", "ConcurrentHashMap", "ConcurrentSkipListMap",
            "ConcurrentSkipListSet", "CopyOnWriteArrayList", "CopyOnWriteArraySet", "Semaphore", "CountDownLatch",
            "CyclicBarrier", "Exchanger", "FutureTask");

    private SelfContained() {}

    /// Whether calls of an object have to do with it alone, and perhaps with their first argument.
    static boolean is(Object receiver) {
        return TYPES.get(receiver.getClass());
    }

    private static boolean named(String type) {
        if (!type.startsWith("java.util.concurrent.")) {
            return true;
        }
        var name = type.substring("java.util.concurrent.".length());
        if (name.startsWith("atomic.") || name.startsWith("locks.")) {
            return true;
        }
        var end = name.indexOf('$');
        return QUEUES.contains(end < 0 ? name : name.substring(0, end));
    }
}
