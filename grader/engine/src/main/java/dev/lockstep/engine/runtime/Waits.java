package dev.lockstep.engine.runtime;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

import dev.lockstep.engine.jdk.JdkLocks;
import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.trace.Limit;

/// How fibers block, in front of a gate or until something wakes them, and how they go on.
final class Waits {

    /// A timeout that is as good as none: a century.
    private static final long LONG = 100L * 365 * 24 * 3_600 * 1_000_000_000;

    private final Execution execution;

    /// How many spurious wake-ups the schedule may still contain.
    private int spuriousLeft;

    Waits(Execution execution) {
        this.execution = execution;
    }

    /// Begins a schedule.
    void reset() {
        spuriousLeft = execution.settings.spuriousWakeups();
    }

    /// Lets the current fiber pass a gate as soon as it is open; a switch point.
    void pass(Gate gate) {
        var fiber = execution.current();
        fiber.unrecorded = true;
        if (fiber.pinned > 0 && gate.isOpenTo(fiber)) {
            execution.turns.point(false);
            execution.effects.writes(gate.location, gate.state());
        } else {
            await(fiber, gate);
        }
        if (fiber.unrecorded) {
            Steps.record(execution, fiber);
        }
    }

    private void await(Fiber fiber, Gate gate) {
        setGate(fiber, gate);
        if (fiber.canRun()) {
            execution.turns.point(false);
        } else {
            Steps.record(execution, fiber);
            block(State.GATED, Fiber.NEVER);
        }
        passed(fiber);
    }

    private static void setGate(Fiber fiber, Gate gate) {
        fiber.state = State.GATED;
        fiber.gate = gate;
        fiber.stateChanged();
        gate.changed();
    }

    /// The fiber that goes on may do so because its gate is open.
    void passed(Fiber fiber) {
        var gate = fiber.gate;
        if (gate != null) {
            execution.effects.passes(gate);
            fiber.gate = null;
            gate.changed();
        }
        fiber.state = State.RUNNABLE;
        fiber.stateChanged();
    }

    /// Blocks the current fiber in a state until something wakes it.
    ///
    /// @param nanos after which a timer wakes it; [Fiber#NEVER] for none
    void block(State state, long nanos) {
        var fiber = execution.current();
        if (fiber.insideJdkLock > 0) {
            execution.cutOff(new Limit.Unsupported(
                    "has to wait inside a function that the JDK calls while it holds a lock of its "
                            + "own (ConcurrentHashMap.compute and the like): wait outside of it",
                    Execution.siteOf(fiber)));
        }
        tell(fiber, nanos);
        execution.circle.waits(fiber, nanos);
        execution.effects.pauses(fiber);
        fiber.state = state;
        fiber.stateChanged();
        fiber.timedOut = false;
        fiber.deadline = nanos == Fiber.NEVER ? Fiber.NEVER : execution.time.in(nanos);
        if (mayWakeSpuriously(fiber) && wakesSpuriously()) {
            JdkLocks.wakeSpuriously(fiber.blocker);
            wake(fiber);
        }
        begins(fiber);
        execution.turns.leave(fiber);
        ends(fiber);
        fiber.woken = false;
        fiber.deadline = Fiber.NEVER;
        execution.effects.resumes(fiber);
    }

    /// Tells the trace that a thread begins to wait.
    void begins(Fiber fiber) {
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.spells().begins(fiber, execution.holdings);
        }
    }

    /// Tells the trace that a thread goes on.
    void ends(Fiber fiber) {
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.spells().ends(fiber, recorder.taken());
        }
    }

    /// Tells the trace how long a wait of the program's may last. A pool's thread that waits for tasks is not the program's.
    private void tell(Fiber fiber, long nanos) {
        var recorder = execution.recorder;
        if (recorder != null && nanos < LONG && !fiber.foreign) {
            recorder.waits(fiber, nanos);
        }
    }

    /// Ends a wait: the fiber can run, or try to enter its monitor again.
    void wake(Fiber fiber) {
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.spells().wakes(fiber, fiber.timedOut ? null : execution.current);
        }
        var monitor = fiber.monitor;
        if (fiber.is(State.WAITING) && monitor != null) {
            monitor.waiting.remove(fiber);
            setGate(fiber, monitor);
        } else {
            fiber.state = State.RUNNABLE;
            fiber.stateChanged();
        }
        fiber.deadline = Fiber.NEVER;
        fiber.woken = true;
        execution.effects.wakes(fiber);
    }

    void fire(Fiber fiber) {
        execution.circle.fires(fiber);
        execution.time.advanceTo(fiber.deadline);
        fiber.timedOut = true;
        wake(fiber);
        execution.progress();
    }

    /// Clears the interrupt status of the current thread, and throws if it was set.
    void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /// Takes a fiber that is interrupted out of its wait set.
    void interruptWait(Fiber fiber) {
        fiber.interruptedInWait = true;
        wake(fiber);
    }

    /// Whether the program has to reckon with a wake-up for no reason: in a wait, a park of its own, and in the wait for a
    /// condition. What the JDK waits for, it waits for in a loop.
    private static boolean mayWakeSpuriously(Fiber fiber) {
        var object = fiber.object;
        return switch (fiber.state) {
            case WAITING -> true;
            case PARKED -> (fiber.calls.depth() == 0 && !fiber.foreign)
                    || (fiber.blocker instanceof Condition && object != null && object.object instanceof Lock);
            case RUNNABLE, GATED, SLEEPING, JOINING, SETTLING, DONE -> false;
        };
    }

    /// Lets the strategy choose whether a thread that begins to wait is to wake up for no reason. When it does makes no
    /// difference: it can run from now on, and is run whenever the strategy chooses it.
    boolean wakesSpuriously() {
        if (spuriousLeft == 0) {
            return false;
        }
        execution.effects.arrives();
        if (execution.turns.choose(2) == 0) {
            return false;
        }
        spuriousLeft--;
        return true;
    }
}
