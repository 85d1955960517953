package dev.lockstep.engine.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer.ConditionObject;

/// Wakes a thread that waits for a condition of the JDK for no reason, which the JDK itself never does, though its
/// documentation allows it.
final class Conditions {

    private static final int WAITS_FOR_CONDITION = 2;

    private final MethodHandle firstWaiter;
    private final MethodHandle nextWaiter;
    private final MethodHandle status;
    private final MethodHandle thread;
    private final MethodHandle lastWaiter;
    private final MethodHandle owner;
    private final MethodHandle unset;
    private final MethodHandle enqueue;

    Conditions(MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        var synchronizer = AbstractQueuedSynchronizer.class;
        var node = Class.forName(synchronizer.getName() + "$Node");
        var waiter = Class.forName(synchronizer.getName() + "$ConditionNode");
        var conditions = MethodHandles.privateLookupIn(ConditionObject.class, lookup);
        var nodes = MethodHandles.privateLookupIn(node, lookup);
        var waiters = MethodHandles.privateLookupIn(waiter, lookup);
        firstWaiter = conditions.findGetter(ConditionObject.class, "firstWaiter", waiter)
                .asType(MethodType.methodType(Object.class, ConditionObject.class));
        nextWaiter = waiters.findGetter(waiter, "nextWaiter", waiter).asType(MethodType.genericMethodType(1));
        status = nodes.findGetter(node, "status", int.class).asType(MethodType.methodType(int.class, Object.class));
        thread = nodes.findGetter(node, "waiter", Thread.class)
                .asType(MethodType.methodType(Thread.class, Object.class));
        lastWaiter = conditions.findGetter(ConditionObject.class, "lastWaiter", waiter)
                .asType(MethodType.methodType(Object.class, ConditionObject.class));
        owner = conditions.findGetter(ConditionObject.class, "this$0", synchronizer)
                .asType(MethodType.methodType(Object.class, ConditionObject.class));
        unset = nodes.findVirtual(node, "getAndUnsetStatus", MethodType.methodType(int.class, int.class))
                .asType(MethodType.methodType(int.class, Object.class, int.class));
        enqueue = MethodHandles.privateLookupIn(synchronizer, lookup)
                .findVirtual(synchronizer, "enqueue", MethodType.methodType(void.class, waiter))
                .asType(MethodType.methodType(void.class, Object.class, Object.class));
    }

    /// Who waits, in the order of arrival; nobody if the current thread does not hold a lock of the JDK's. What a program's own
    /// synchronizer says of that is not asked: it would be a step of the program's.
    List<Thread> waitersOf(ConditionObject condition) {
        try {
            var synchronizer = (Object) owner.invokeExact(condition);
            return synchronizer.getClass().getClassLoader() == null && !isHeld(synchronizer)
                    ? List.of()
                    : waiters(condition);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isHeld(Object synchronizer) {
        return JdkLocks.ownerOf(synchronizer) == Thread.currentThread();
    }

    private List<Thread> waiters(ConditionObject condition) throws Throwable {
        var waiters = new ArrayList<Thread>();
        for (var node = (Object) firstWaiter.invokeExact(condition); node != null; node = (Object) nextWaiter
                .invokeExact(node)) {
            var waits = (Thread) thread.invokeExact(node);
            if (((int) status.invokeExact(node) & WAITS_FOR_CONDITION) != 0 && waits != null) {
                waiters.add(waits);
            }
        }
        return waiters;
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
