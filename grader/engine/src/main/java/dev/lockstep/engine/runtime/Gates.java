package dev.lockstep.engine.runtime;

import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/// Which calls of the JDK wait in front of a gate, and which have to do with their receiver alone.
final class Gates {

    private static final ClassValue<Boolean> SELF_CONTAINED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isSelfContained(Kind.jdkClass(type).getName());
        }
    };

    private static final Set<String> QUEUES = Set.of("ArrayBlockingQueue", "LinkedBlockingQueue",
            "LinkedBlockingDeque", "PriorityBlockingQueue", "SynchronousQueue", "LinkedTransferQueue", "DelayQueue",
            "ConcurrentLinkedQueue", "ConcurrentLinkedDeque", "ConcurrentHashMap", "ConcurrentSkipListMap",
            "ConcurrentSkipListSet", "CopyOnWriteArrayList", "CopyOnWriteArraySet", "Semaphore", "CountDownLatch",
            "CyclicBarrier", "Exchanger", "FutureTask");

    private Gates() {}

    /// Whether a call takes a lock that whoever comes at the right moment gets, and waits for it.
    static boolean locks(Object receiver, String method) {
        return method.equals("lock") && receiver.getClass() == ReentrantLock.class
                && !((ReentrantLock) receiver).isFair();
    }

    /// Whether a call has to do with its receiver alone; if not, it may have to do with any object.
    ///
    /// @param first its first argument, if that is an object
    static boolean isSelfContained(Object receiver, @Nullable Object first) {
        return SELF_CONTAINED.get(receiver.getClass()) && (first == null || Kind.of(first) != Kind.CONCURRENT);
    }

    private static boolean isSelfContained(String type) {
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
