package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.strategy.StepObserver;

/// Tells a strategy that observes what the steps do. Does nothing for one that does not.
///
/// What the runtime alone decides by order of arrival (names of threads, their numbers, what helpers of a check note) are
/// locations too, so that such steps count as dependent.
final class Effects {

    private final Execution execution;
    private @Nullable StepObserver observer;

    /// Numbers and names of threads.
    private Variable arrivals = new Variable(-1);

    /// What helpers of checks note.
    private Variable notes = new Variable(-1);

    /// The calls of each caller of a history.
    private final List<Variable> operations = new ArrayList<>();

    Effects(Execution execution) {
        this.execution = execution;
    }

    void reset(@Nullable StepObserver observes) {
        observer = observes;
        if (observes != null) {
            arrivals = new Variable(-1);
            notes = new Variable(-1);
            operations.clear();
        }
    }

    /// What the steps do from here on is nobody's business.
    void unobserved() {
        observer = null;
    }

    boolean observed() {
        return observer != null;
    }

    void reads(Variable variable) {
        var told = observer;
        if (told != null) {
            told.accesses(variable, false, 0);
        }
    }

    void writes(Variable variable) {
        writes(variable, 0);
    }

    /// @param state of the gate that the location belongs to, before the write
    void writes(Variable variable, long state) {
        var told = observer;
        if (told != null) {
            told.accesses(variable, true, state);
        }
    }

    /// A call of the JDK ends.
    void accesses(Shadow shadow, boolean changes) {
        var told = observer;
        if (told != null) {
            told.accesses(shadow.whole(execution), changes, shadow.state());
        }
    }

    /// A variable of the program's is read or written.
    void accesses(Variable variable, boolean writes) {
        var told = observer;
        if (told != null) {
            told.accesses(variable, writes, 0);
        }
    }

    /// A variable of the runtime's own gets another value.
    void changes(Variable variable) {
        variable.version++;
        writes(variable);
    }

    void arrives() {
        writes(arrivals);
    }

    void notes() {
        writes(notes);
    }

    /// An operation of a history is called: that comes before or after each return of another caller.
    void operationCalled(int caller) {
        if (observer != null) {
            writes(callsOf(caller));
        }
    }

    /// An operation of a history returns.
    void operationReturned(int caller, int callers) {
        if (observer != null) {
            for (var other = 0; other < callers; other++) {
                if (other != caller) {
                    reads(callsOf(other));
                }
            }
        }
    }

    private Variable callsOf(int caller) {
        while (operations.size() <= caller) {
            operations.add(new Variable(-1));
        }
        return operations.get(caller);
    }

    void touchesEverything() {
        var told = observer;
        if (told != null) {
            told.touchesEverything();
        }
    }

    void starts(Fiber fiber) {
        arrives();
        writes(execution.shadows.of(fiber.thread).whole(execution));
        wakes(fiber);
    }

    /// What the fiber that runs does from now on comes after the end of another one.
    void follows(Fiber ended) {
        var told = observer;
        if (told != null) {
            told.follows(ended.index);
            touchCalls(execution.current());
        }
    }

    void wakes(Fiber fiber) {
        var told = observer;
        if (told != null) {
            told.wakes(fiber.index);
        }
    }

    void interrupts(Fiber fiber) {
        var told = observer;
        if (told != null) {
            told.interrupts(fiber.index);
            if (fiber.woken || !fiber.is(State.RUNNABLE)) {
                told.touchesEverything(); // what else could wake it, or has just done so, comes before or after
            }
            told.accesses(fiber.interruption(execution), true, 0);
        }
    }

    void passes(Gate gate) {
        var told = observer;
        if (told != null) {
            told.passes(gate.location);
            told.accesses(gate.location, true, gate.state());
        }
    }

    void settles() {
        var told = observer;
        if (told != null) {
            told.settles(waitingAtGates());
        }
    }

    private long waitingAtGates() {
        var waiting = 0L;
        for (var fiber : execution.fibers) {
            if (fiber.is(State.GATED)) {
                waiting |= 1L << fiber.index;
            }
        }
        return waiting;
    }

    /// A step of a fiber ends although the calls that it is in go on.
    void pauses(Fiber fiber) {
        if (observer != null) {
            touchCalls(fiber);
        }
    }

    /// A step of a fiber begins in the midst of calls.
    void resumes(Fiber fiber) {
        if (observer != null) {
            for (var i = 0; i < fiber.calls.depth(); i++) {
                var receiver = fiber.calls.receiver(i);
                if (receiver != null) {
                    receiver.before();
                }
            }
            touchCalls(fiber);
        }
    }

    private void touchCalls(Fiber fiber) {
        if (fiber.foreign) {
            touchesEverything();
        }
        for (var i = 0; i < fiber.calls.depth(); i++) {
            var receiver = fiber.calls.receiver(i);
            if (receiver == null) {
                touchesEverything();
            } else {
                accesses(receiver, true);
            }
        }
    }

    /// The schedule is over: what some wait in front of could have let them pass.
    void over() {
        var told = observer;
        if (told == null) {
            return;
        }
        for (var fiber : execution.fibers) {
            var gate = fiber.gate;
            if (fiber.is(State.GATED) && gate != null) {
                told.leftWaiting(fiber.index, gate.location);
            }
        }
    }
}
