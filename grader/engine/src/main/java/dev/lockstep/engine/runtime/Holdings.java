package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkLocks;
import dev.lockstep.engine.jdk.JdkThreads;

/// Who holds what. Of locks the JDK knows it, and only the place is noted where they were taken, and only for a trace; of
/// permits nobody does.
///
/// A semaphore holds no place for who has taken a permit: it may as well be a signal, given by one thread and taken by
/// another. It counts as held only as long as nobody has given back a permit that he had not taken.
final class Holdings {

    private static final int UNKNOWN = -1;

    private final Execution execution;
    private final List<Taken> taken = new ArrayList<>();
    private final List<Object> signals = new ArrayList<>();

    /// A thread has taken something.
    private record Taken(Fiber fiber, Object object, int site) {}

    /// A thread holds something.
    ///
    /// @param reads whether it is one of several readers
    /// @param site where it took it, or -1
    record Held(Fiber fiber, boolean reads, int site) {}

    Holdings(Execution execution) {
        this.execution = execution;
    }

    /// Begins a schedule.
    void reset() {
        taken.clear();
        signals.clear();
    }

    /// The thread that runs has called a lock.
    void after(Lock lock, int site) {
        var fiber = execution.current();
        var known = find(fiber, lock);
        if (!isHeld(lock)) {
            taken.remove(known);
        } else if (known == null) {
            taken.add(new Taken(fiber, lock, site));
        }
    }

    private boolean isHeld(Lock lock) {
        return switch (lock) {
            case ReentrantLock each -> JdkLocks.holdsOf(each) > 0;
            case WriteLock each -> each.isHeldByCurrentThread();
            case ReadLock _ -> whole(lock) instanceof ReentrantReadWriteLock both && both.getReadHoldCount() > 0;
            default -> false;
        };
    }

    /// The lock of which one for reading or for writing is a view.
    Object whole(Object object) {
        return object instanceof ReadLock || object instanceof WriteLock
                ? execution.shadows.of(object).object
                : object;
    }

    /// The thread that runs has taken a permit.
    void takes(Semaphore semaphore, int site) {
        taken.add(new Taken(execution.current(), semaphore, site));
    }

    /// The thread that runs has given back a permit, or has not got the one that it seemed to have taken last.
    void gives(Semaphore semaphore) {
        var known = find(execution.current(), semaphore);
        if (known == null) {
            signals.add(semaphore);
        } else {
            taken.remove(known);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a lock is itself alone
    private @Nullable Taken find(Fiber fiber, Object object) {
        for (var each : taken.reversed()) {
            if (each.fiber == fiber && each.object == object) {
                return each;
            }
        }
        return null;
    }

    private int since(Fiber fiber, Object object) {
        var known = find(fiber, object);
        return known == null ? UNKNOWN : known.site;
    }

    /// Who keeps a gate shut.
    List<Held> of(Gate gate) {
        var owner = gate.owner();
        var fiber = owner == null ? null : execution.fiberOf(owner);
        if (fiber == null) {
            return List.of();
        }
        return List.of(new Held(fiber, false,
                gate instanceof Monitor monitor ? monitor.enteredAt : since(fiber, gate.shadow.object)));
    }

    /// Who holds what a thread is parked for.
    ///
    /// @param subject what it has called
    /// @param blocker what the JDK says that it waits for
    List<Held> of(@Nullable Object subject, @Nullable Object blocker) {
        if (subject instanceof Semaphore) {
            return ofPermits(subject);
        }
        var owner = JdkLocks.ownerOf(blocker);
        var fiber = owner == null ? null : execution.fiberOf(owner);
        if (subject == null) {
            return fiber == null ? List.of() : List.of(new Held(fiber, false, UNKNOWN));
        }
        return whole(subject) instanceof ReentrantReadWriteLock lock
                ? ofBoth(lock, fiber)
                : fiber == null ? List.of() : List.of(new Held(fiber, false, since(fiber, subject)));
    }

    @SuppressWarnings("ReferenceEquality") // a semaphore is itself alone
    private List<Held> ofPermits(Object semaphore) {
        if (signals.contains(semaphore)) {
            return List.of();
        }
        return taken.stream().filter(each -> each.object == semaphore)
                .map(each -> new Held(each.fiber, false, each.site)).toList();
    }

    private List<Held> ofBoth(ReentrantReadWriteLock lock, @Nullable Fiber writer) {
        if (writer != null) {
            return List.of(new Held(writer, false, since(writer, lock.writeLock())));
        }
        return execution.fibers.stream().filter(fiber -> reads(fiber, lock))
                .map(fiber -> new Held(fiber, true, since(fiber, lock.readLock()))).toList();
    }

    /// The lock itself notes how often the current thread has taken it.
    private static boolean reads(Fiber fiber, ReentrantReadWriteLock lock) {
        var carrier = Thread.currentThread();
        JdkThreads.mount(fiber.thread);
        try {
            return lock.getReadHoldCount() > 0;
        } finally {
            JdkThreads.mount(carrier);
        }
    }
}
