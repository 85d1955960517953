package dev.lockstep.engine.runtime;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.trace.Awaited;
import dev.lockstep.engine.trace.Awaited.Mode;

/// What a thread waits for, as it is when this is made.
///
/// @param object that of the step in which it waits; the whole of which a lock for reading or writing is a view
/// @param idles whether it has nothing to do
/// @param parksItself whether the program itself parks it
record Pause(Fiber fiber, State state, @Nullable Gate gate, @Nullable Fiber joined, @Nullable Object object,
        @Nullable Object subject, @Nullable Object blocker, boolean idles, boolean parksItself) {

    static Pause of(Fiber fiber, Holdings holdings) {
        return new Pause(fiber, fiber.state, fiber.gate, fiber.joined, objectOf(fiber, holdings), fiber.subject,
                fiber.blocker, Stuck.idles(fiber), isOwnPark(fiber));
    }

    private static @Nullable Object objectOf(Fiber fiber, Holdings holdings) {
        if (fiber.is(State.GATED) && fiber.gate instanceof Monitor shut) {
            return shut.shadow.object;
        }
        var monitor = fiber.monitor;
        if (fiber.is(State.WAITING) && monitor != null) {
            return monitor.shadow.object;
        }
        return fiber.subject == null ? null : holdings.whole(fiber.subject);
    }

    private static boolean isOwnPark(Fiber fiber) {
        return fiber.calls.depth() == 0 && !fiber.foreign && !(fiber.blocker instanceof Future)
                && !(fiber.blocker instanceof ForkJoinPool);
    }

    boolean is(State expected) {
        return state == expected;
    }

    /// Who holds what it waits for.
    List<Holdings.Held> holders(Holdings holdings) {
        return switch (state) {
            case GATED -> gate == null ? List.of() : holdings.of(gate);
            case PARKED -> blocker instanceof Condition ? List.of() : holdings.of(subject, blocker);
            case WAITING, JOINING, RUNNABLE, SLEEPING, SETTLING, DONE -> List.of();
        };
    }

    Awaited awaited(Execution execution, Naming naming) {
        if (idles) {
            return Awaited.Plain.TASK;
        }
        return switch (state) {
            case GATED -> gated(naming);
            case WAITING -> new Awaited.Notify(nameOf(naming));
            case JOINING -> new Awaited.End(joined == null ? "a thread" : execution.nameOf(joined));
            case PARKED -> parked(naming);
            case SETTLING -> Awaited.Plain.REST;
            case RUNNABLE, SLEEPING, DONE -> Awaited.Plain.NOTHING;
        };
    }

    private Awaited gated(Naming naming) {
        if (!(gate instanceof Monitor)) {
            return new Awaited.Lock(nameOf(naming), Mode.ALONE);
        }
        return object instanceof ClassInitialization lock
                ? new Awaited.Initialisation(Naming.simpleName(lock.type))
                : new Awaited.Monitor(nameOf(naming));
    }

    private Awaited parked(Naming naming) {
        if (parksItself || object == null || object == fiber.thread) {
            return Awaited.Plain.UNPARK;
        }
        return switch (object) {
            case Condition _ -> new Awaited.Signal(nameOf(naming));
            case Semaphore _ -> new Awaited.Permits(nameOf(naming));
            case ReadWriteLock _,StampedLock _,Lock _ -> new Awaited.Lock(nameOf(naming), mode());
            case Future<?> _ -> new Awaited.Completion(nameOf(naming));
            default -> new Awaited.Other(nameOf(naming));
        };
    }

    private Mode mode() {
        return switch (subject) {
            case ReentrantReadWriteLock.ReadLock _ -> Mode.READ;
            case ReentrantReadWriteLock.WriteLock _ -> Mode.WRITE;
            case null, default -> Mode.ALONE;
        };
    }

    private String nameOf(Naming naming) {
        return object == null ? "" : naming.of(object);
    }
}
