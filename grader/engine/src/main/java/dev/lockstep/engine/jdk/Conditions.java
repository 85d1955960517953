package dev.lockstep.engine.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer.ConditionObject;

/// Wakes a thread that waits for a condition of the JDK for no reason, which the JDK itself never does, though its
/// documentation allows it.
final class Conditions {

    private static final int WAITS_FOR_CONDITION = 2;

    private final MethodHandle lastWaiter;
    private final MethodHandle owner;
    private final MethodHandle unset;
    private final MethodHandle enqueue;
    private final MethodHandle waiting;

    Conditions(MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        var synchronizer = AbstractQueuedSynchronizer.class;
        var node = Class.forName(synchronizer.getName() + "$Node");
        var waiter = Class.forName(synchronizer.getName() + "$ConditionNode");
        var conditions = MethodHandles.privateLookupIn(ConditionObject.class, lookup);
        lastWaiter = conditions.findGetter(ConditionObject.class, "lastWaiter", waiter)
                .asType(MethodType.methodType(Object.class, ConditionObject.class));
        owner = conditions.findGetter(ConditionObject.class, "this$0", synchronizer)
                .asType(MethodType.methodType(Object.class, ConditionObject.class));
        unset = MethodHandles.privateLookupIn(node, lookup)
                .findVirtual(node, "getAndUnsetStatus", MethodType.methodType(int.class, int.class))
                .asType(MethodType.methodType(int.class, Object.class, int.class));
        waiting = conditions.findVirtual(ConditionObject.class, "getWaitingThreads",
                MethodType.methodType(Collection.class));
        enqueue = MethodHandles.privateLookupIn(synchronizer, lookup)
                .findVirtual(synchronizer, "enqueue", MethodType.methodType(void.class, waiter))
                .asType(MethodType.methodType(void.class, Object.class, Object.class));
    }

    /// Who waits, in the order of arrival; nobody if the current thread does not hold the lock.
    @SuppressWarnings("unchecked") // its type says so
    List<Thread> waitersOf(ConditionObject condition) {
        try {
            return List.copyOf((Collection<Thread>) waiting.invokeExact(condition));
        } catch (IllegalMonitorStateException _) {
            return List.of();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Moves whoever began to wait last to those who wait for the lock, as a signal for it alone would.
    void wakeLast(ConditionObject condition) {
        try {
            var waiter = (Object) lastWaiter.invokeExact(condition);
            if (((int) unset.invokeExact(waiter, WAITS_FOR_CONDITION) & WAITS_FOR_CONDITION) != 0) {
                enqueue.invokeExact((Object) owner.invokeExact(condition), waiter);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
