package dev.lockstep.engine.runtime;

import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkLocks;

/// A lock of the JDK. Who would only queue for it is not run; that changes nothing others can tell, since a lock that is
/// not fair goes to whoever comes at the right moment.
final class LockGate extends Gate {

    private final Object lock;
    private final Execution execution;

    /// @param lock a [ReentrantLock] or the synchronizer inside a lock
    LockGate(Object lock, Shadow shadow, Execution execution) {
        super(shadow, shadow.whole(execution));
        this.lock = lock;
        this.execution = execution;
    }

    /// Whether it is the gate of this lock.
    @SuppressWarnings("ReferenceEquality") // a lock is itself alone
    boolean isOf(ReentrantLock other) {
        return lock == other;
    }

    @Override
    long state() {
        var owner = owner();
        if (owner == null) {
            return 0;
        }
        var fiber = execution.fiberOf(owner);
        return fiber == null ? -1 : fiber.index + 1;
    }

    @Override
    @Nullable
    Thread owner() {
        return lock instanceof ReentrantLock reentrant
                ? JdkLocks.ownerOf(reentrant)
                : JdkLocks.ownerOf(lock);
    }
}
