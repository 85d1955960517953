package dev.lockstep.engine.runtime;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import dev.lockstep.engine.jdk.JdkLocks;

/// The state of an object of the JDK in a number, for telling whether it comes to the same state again.
final class StateOf {

    private StateOf() {}

    /// @param variable the object as a whole: what is not known better has another state after every write
    static long object(Execution execution, Object object, Variable variable) {
        return switch (object) {
            case AtomicBoolean atomic -> atomic.get() ? 1 : 0;
            case AtomicInteger atomic -> atomic.get();
            case AtomicLong atomic -> atomic.get();
            case AtomicReference<?> atomic -> execution.circle.numberOf(atomic.get());
            case AtomicIntegerArray array -> elements(array);
            case ReentrantLock lock -> owner(execution, lock);
            case Semaphore semaphore -> semaphore.availablePermits();
            default -> Long.MIN_VALUE + variable.version;
        };
    }

    private static long elements(AtomicIntegerArray array) {
        var sum = 0L;
        for (var i = 0; i < array.length(); i++) {
            sum = 31 * sum + array.get(i);
        }
        return sum;
    }

    private static long owner(Execution execution, ReentrantLock lock) {
        var owner = JdkLocks.ownerOf(lock);
        var fiber = owner == null ? null : execution.fiberOf(owner);
        return fiber == null ? 0 : fiber.index + 1L + ((long) JdkLocks.holdsOf(lock) << Integer.SIZE);
    }
}
