package dev.lockstep.engine.runtime;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkLocks;
import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Sites;

/// Judges the threads that are left when none can run: the wait-for graph.
final class Stuck {

    private Stuck() {}

    /// What is wrong with a schedule that is over, or null if nothing is.
    static @Nullable Failure failure(Execution execution) {
        return execution.onlyDaemons() ? null : failure(execution, left(execution));
    }

    private static List<Fiber> left(Execution execution) {
        return execution.fibers.stream().filter(fiber -> !fiber.is(State.DONE)).toList();
    }

    private static Failure failure(Execution execution, List<Fiber> waiting) {
        var busy = waiting.stream().anyMatch(fiber -> !fiber.thread.isDaemon() && !fiber.idle);
        var waits = waiting.stream().filter(fiber -> isShown(fiber) && !(busy && fiber.idle))
                .map(fiber -> waitOf(execution, fiber))
                .toList();
        if (inCircle(execution, waiting) || waiting.stream().anyMatch(fiber -> isLockedOut(execution, fiber))) {
            return new Failure.Deadlock(waits);
        }
        if (execution.fibers.getFirst().is(State.DONE)) {
            return new Failure.ThreadsLeftRunning(waits);
        }
        return someoneEnded(execution) && waiting.stream().anyMatch(Stuck::waitsForSignal)
                ? new Failure.LostWakeup(waits)
                : new Failure.Deadlock(waits);
    }

    /// Daemons wait because that is what they are for; but virtual threads and workers of a `ForkJoinPool` are daemons too.
    private static boolean isShown(Fiber fiber) {
        return !fiber.thread.isDaemon() || fiber.thread.isVirtual()
                || (fiber.thread instanceof ForkJoinWorkerThread && !(fiber.blocker instanceof ForkJoinPool));
    }

    static Failure livelock(Execution execution, List<Fiber> fibers) {
        return new Failure.Livelock(fibers.stream()
                .map(fiber -> new Wait(fiber.thread.getName(), "spins", null, Execution.siteOf(fiber), null)).toList());
    }

    private static boolean someoneEnded(Execution execution) {
        return execution.fibers.stream().skip(1).anyMatch(fiber -> fiber.is(State.DONE))
                || execution.fibers.size() <= 2;
    }

    /// Whether a thread waits for a lock whose owner is stuck itself, perhaps in a wait that keeps the lock.
    private static boolean isLockedOut(Execution execution, Fiber fiber) {
        var owner = fiber.is(State.JOINING) ? null : next(execution, fiber);
        return owner != null && !owner.is(State.DONE);
    }

    private static boolean waitsForSignal(Fiber fiber) {
        return switch (fiber.state) {
            case WAITING -> true;
            case PARKED ->
                holder(fiber) == null && !isLock(fiber.blocker) && !fiber.idle && !(fiber.blocker instanceof Future)
                        && !(fiber.blocker instanceof ForkJoinPool);
            case RUNNABLE, GATED, SLEEPING, JOINING, SETTLING, DONE -> false;
        };
    }

    /// Whether what a thread waits for is a lock, though nobody may be noted as its holder: readers are not.
    private static boolean isLock(@Nullable Object blocker) {
        return blocker != null && blocker.getClass().getName().startsWith("java.util.concurrent.locks.")
                && !(blocker instanceof Condition);
    }

    private static boolean inCircle(Execution execution, List<Fiber> waiting) {
        for (var start : waiting) {
            var fiber = start;
            for (var hops = 0; hops <= waiting.size() && fiber != null; hops++) {
                fiber = next(execution, fiber);
                if (fiber == start) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Fiber next(Execution execution, Fiber fiber) {
        return switch (fiber.state) {
            case GATED -> {
                var gate = fiber.gate;
                var owner = gate == null ? null : gate.owner();
                yield owner == null ? null : execution.fiberOf(owner);
            }
            case JOINING -> fiber.joined;
            case PARKED -> {
                var owner = holder(fiber);
                yield owner == null ? null : execution.fiberOf(owner);
            }
            case WAITING, RUNNABLE, SLEEPING, SETTLING, DONE -> null;
        };
    }

    private static @Nullable Thread holder(Fiber fiber) {
        return JdkLocks.ownerOf(fiber.blocker);
    }

    private static Wait waitOf(Execution execution, Fiber fiber) {
        var owner = next(execution, fiber);
        var held = fiber.is(State.GATED) && fiber.gate instanceof Monitor monitor && monitor.enteredAt >= 0
                ? Sites.get(monitor.enteredAt)
                : null;
        return new Wait(fiber.thread.getName(), what(fiber), owner == null ? null : owner.thread.getName(),
                Execution.siteOf(fiber), held);
    }

    private static String lock(Shadow shadow) {
        return (shadow.object instanceof ClassInitialization ? "the initialisation of " : "the monitor of ")
                + Recorder.nameOf(shadow);
    }

    private static String what(Fiber fiber) {
        var object = fiber.object;
        var monitor = fiber.monitor;
        var joined = fiber.joined;
        var name = object == null ? "" : Recorder.nameOf(object);
        return switch (fiber.state) {
            case GATED -> fiber.gate instanceof Monitor shut ? lock(shut.shadow) : name;
            case WAITING -> "a notify on " + (monitor == null ? name : Recorder.nameOf(monitor.shadow));
            case JOINING -> "the end of " + (joined == null ? "a thread" : joined.thread.getName());
            case PARKED ->
                fiber.idle ? "a task" : name.isEmpty() || name.equals(fiber.thread.getName()) ? "an unpark" : name;
            case RUNNABLE, SLEEPING, SETTLING, DONE -> "";
        };
    }
}
