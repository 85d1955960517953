package dev.lockstep.engine.runtime;

import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkLocks;
import dev.lockstep.engine.strategy.Guard;

/// A lock of the JDK. Who would only queue for it is not run; that changes nothing others can tell, since a lock that is
/// not fair goes to whoever comes at the right moment.
final class LockGate extends Gate {

    private static final long OWNED_FROM_OUTSIDE = -1;

    private final ReentrantLock lock;
    private final Execution execution;

    LockGate(ReentrantLock lock, Shadow shadow, Execution execution) {
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
            return Guard.FREE;
        }
        var fiber = execution.fiberOf(owner);
        return fiber == null ? OWNED_FROM_OUTSIDE : fiber.index + 1L;
    }

    @Override
    @Nullable
    Thread owner() {
        return JdkLocks.ownerOf(lock);
    }
}
