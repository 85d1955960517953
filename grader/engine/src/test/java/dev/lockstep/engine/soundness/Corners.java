package dev.lockstep.engine.soundness;

import java.util.List;

/// Programs that chance makes too rarely: each is the only way to tell a certain fault of a reduction.
final class Corners {

    private Corners() {}

    static List<Program> programs() {
        return List.of(whomToNotify(), initialisersDeadlock(), joinBeforeTheEnd(), askedBeforeTheStart(),
                locksWhileATimerRuns(), aThirdBetweenTwo(), aliveAfterItsLastStep(),
                interruptedInFrontOfALock(), theSameValueAgain(), fieldsThroughHandles());
    }

    /// Which of two waiters `notify` wakes can be told only if one can tell who waited first.
    private static Program whomToNotify() {
        var waits = block(Op.SYNCHRONIZED, call(Op.INCREMENT, 0), call(Op.WAIT, 0));
        return program(List.of(waits), List.of(waits), List.of(block(Op.SYNCHRONIZED, call(Op.NOTIFY, 0))));
    }

    private static Program initialisersDeadlock() {
        return program(List.of(call(Op.STATIC_READ, 0)), List.of(call(Op.STATIC_READ, 1)));
    }

    /// The third thread can be the first to make another only if the second begins to wait for the first before
    /// that has ended: there is no switch point between the end of its wait and the thread that it makes itself.
    private static Program joinBeforeTheEnd() {
        return program(List.of(), List.of(call(Op.START, 2), call(Op.JOIN, 0), call(Op.NEW_THREAD, 0)),
                List.of(call(Op.NEW_THREAD, 0)));
    }

    private static Program askedBeforeTheStart() {
        return program(List.of(call(Op.IS_ALIVE, 1)), List.of(call(Op.PARK, 0), call(Op.START, 2)), List.of());
    }

    /// The second thread waits for the lock while the first sleeps with it, but could have had it before.
    private static Program locksWhileATimerRuns() {
        return program(List.of(call(Op.LOCK, 0), call(Op.SLEEP, 0), call(Op.SET, 0), call(Op.UNLOCK, 0)),
                List.of(call(Op.LOCK, 0), call(Op.GET, 0), call(Op.UNLOCK, 0)));
    }

    /// The last thread's step can fall between the two steps of both others only if each is preempted by any.
    private static Program aThirdBetweenTwo() {
        var looksTwice = List.of(call(Op.GET, 0), call(Op.GET, 0));
        return program(looksTwice, looksTwice, List.of(call(Op.SET, 0)));
    }

    /// Between its last step, which starts the second, and its end the first thread can be seen alive.
    private static Program aliveAfterItsLastStep() {
        return program(List.of(call(Op.START, 1), call(Op.WRITE, 0)), List.of(call(Op.IS_ALIVE, 0)));
    }

    /// The second thread can have the lock first, although what it does next to the first one's steps is an interrupt.
    private static Program interruptedInFrontOfALock() {
        return program(List.of(call(Op.LOCK, 0), call(Op.INTERRUPT, 1)), List.of(call(Op.LOCK, 0)));
    }

    /// The second write of the same value changes nothing, but orders the plain write before it.
    private static Program theSameValueAgain() {
        return program(List.of(call(Op.SET, 0), call(Op.WRITE, 0), call(Op.SET, 0)),
                List.of(call(Op.GET, 0), new Statement.Block(Op.WHEN, 0, 0, List.of(call(Op.READ, 0)))));
    }

    /// A handle may access any field: what its steps touch must not depend on what was accessed before.
    private static Program fieldsThroughHandles() {
        return program(
                List.of(new Statement.Call(Op.UPDATER_INCREMENT, 1, 1), block(Op.SYNCHRONIZED, call(Op.READ, 0))),
                List.of(new Statement.Call(Op.HANDLE_COMPARE_AND_SET, 1, 2),
                        block(Op.SYNCHRONIZED, call(Op.WRITE, 0))));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the list of lists is only read
    private static Program program(List<Statement>... threads) {
        return new Program(List.of(threads), false, 0);
    }

    private static Statement call(Op op, int on) {
        return new Statement.Call(op, on, 3);
    }

    private static Statement block(Op op, Statement... body) {
        return new Statement.Block(op, 0, 0, List.of(body));
    }
}
