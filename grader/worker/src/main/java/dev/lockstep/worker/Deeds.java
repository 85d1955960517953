package dev.lockstep.worker;

import java.util.Set;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Result.Plain;
import dev.lockstep.engine.trace.Result.Threw;

/// What a step does, as far as it matters for where a bug was made.
final class Deeds {

    private static final Set<String> SIGNALS = Set.of("signal", "signalAll", "unpark");
    private static final Set<String> ACTS = Set.of("set", "setPlain", "setVolatile", "lazySet", "setRelease",
            "setOpaque", "updateAndGet", "accumulateAndGet", "incrementAndGet", "decrementAndGet", "addAndGet");

    private Deeds() {}

    /// Waits until another thread wakes it: in a wait set, on a condition, parked.
    static boolean waits(Event event) {
        var member = event.site().member();
        return switch (event.site().operation()) {
            case WAIT -> true;
            case CALL, THREAD -> member.startsWith("await") || member.startsWith("park");
            default -> false;
        };
    }

    /// Waits, and does not yet tell what came of it.
    static boolean beginsToWait(Event event) {
        return waits(event) && !isWoken(event) && !timesOut(event);
    }

    /// Returns from a wait that another thread has ended, or an interrupt, or nobody.
    static boolean isWoken(Event event) {
        return event.result() == Plain.WOKEN || event.result() == Plain.INTERRUPTED;
    }

    /// Asks whether the thread is interrupted, and is told that it is.
    static boolean learnsOfInterrupt(Event event) {
        return isTrue(event, "isInterrupted") || clearsInterrupt(event);
    }

    /// Takes the interrupt status away by asking for it.
    static boolean clearsInterrupt(Event event) {
        return isTrue(event, "interrupted");
    }

    private static boolean isTrue(Event event, String method) {
        return !event.site().isField() && event.site().member().equals(method) && event.result().is("true");
    }

    /// Waits, if only for the end of a thread.
    static boolean stops(Event event) {
        var member = event.site().member();
        return beginsToWait(event) || (event.site().operation() == Operation.THREAD
                && (member.equals("join") || member.equals("timedJoin")));
    }

    /// Lets time pass.
    static boolean passesTime(Event event) {
        return event.site().operation() == Operation.THREAD && event.site().member().equals("sleep");
    }

    /// Waits for so long at the most.
    static boolean isTimed(Event event) {
        return !event.site().operation().equals(Operation.METHOD) && !event.called().arguments().isEmpty();
    }

    /// An interrupt has ended it.
    static boolean endsByInterrupt(Event event) {
        return event.site().operation() != Operation.METHOD && !callsCollaborator(event)
                && (event.result() == Plain.INTERRUPTED || threw(event, InterruptedException.class.getName()));
    }

    private static boolean threw(Event event, String type) {
        return event.result() instanceof Threw(var thrown, _) && thrown.equals(type);
    }

    /// Ended both with exceptions of one class.
    static boolean threwLike(Event one, Event other) {
        return one.result() instanceof Threw(var type, _) && threw(other, type);
    }

    /// Ended with an exception.
    static boolean threw(Event event) {
        return event.result() instanceof Threw;
    }

    /// Returns from a wait that a timer has ended.
    static boolean timesOut(Event event) {
        return event.result() == Plain.TIMED_OUT;
    }

    /// Wakes others.
    static boolean signals(Event event) {
        return switch (event.site().operation()) {
            case NOTIFY, NOTIFY_ALL -> true;
            case CALL, THREAD -> SIGNALS.contains(event.site().member());
            default -> false;
        };
    }

    /// Takes a monitor or a lock.
    static boolean locks(Event event) {
        return event.site().operation() == Operation.MONITOR_ENTER
                || (event.site().operation() == Operation.CALL && event.site().member().startsWith("lock"));
    }

    /// Gives a lock back, which tells nothing.
    static boolean leaves(Event event) {
        return event.site().member().startsWith("unlock");
    }

    /// Tries what may fail because another thread is about to do something, and fails.
    static boolean triesInVain(Event event) {
        return event.site().operation() == Operation.CALL && event.site().member().startsWith("try")
                && event.result().is("false");
    }

    /// Reads a variable: a field, an element of an array, an atomic.
    static boolean tests(Event event) {
        return switch (event.site().operation()) {
            case READ, VOLATILE_READ -> true;
            case CALL -> event.site().member().startsWith("get") && !acts(event) && !callsCollaborator(event);
            default -> false;
        };
    }

    /// Reads a variable or asks a collection.
    static boolean looks(Event event) {
        return tests(event) || (event.site().operation() == Operation.CALL && !event.object().isEmpty()
                && !locks(event) && !leaves(event));
    }

    /// Writes a variable: a field, an element of an array, an atomic.
    static boolean acts(Event event) {
        return switch (event.site().operation()) {
            case WRITE, VOLATILE_WRITE -> true;
            case CALL -> isAct(event.site().member()) && !event.result().is("false");
            default -> false;
        };
    }

    private static boolean isAct(String member) {
        return ACTS.contains(member) || member.startsWith("getAnd") || member.startsWith("compareAnd")
                || member.startsWith("weakCompareAnd");
    }

    /// Whether two steps use variables of one name; a trace tells no more.
    static boolean sameVariable(Event one, Event other) {
        return variable(one).equals(variable(other));
    }

    private static String variable(Event event) {
        return event.site().operation() == Operation.CALL ? event.object() : event.site().member();
    }

    /// Calls an interface that is not the JDK's.
    static boolean callsCollaborator(Event event) {
        return event.site().operation() == Operation.CALL && event.object().isEmpty();
    }

    /// The same, other than to take a lock or to give one back.
    static boolean usesCollaborator(Event event) {
        return callsCollaborator(event) && !locks(event) && !leaves(event);
    }

    /// Changes what is there already; to set up a new object does not.
    static boolean changes(Event event) {
        return event.changes() && !event.site().method().equals("<init>");
    }

    /// Synchronises, or might: enters a monitor, touches a volatile, calls what threads share.
    static boolean synchronises(Event event) {
        return switch (event.site().operation()) {
            case VOLATILE_READ, VOLATILE_WRITE, MONITOR_ENTER, WAIT, CALL -> true;
            case READ, WRITE, MONITOR_EXIT, INITIALIZE, INITIALIZED, NOTIFY, NOTIFY_ALL, THREAD, METHOD, HELPER, LOOP,
                    THROW, TASK, PRINT ->
                false;
        };
    }

    /// Calls a method of the program's own, or of a collaborator, or enters one.
    static boolean isOfMethod(Event event) {
        return event.site().operation() == Operation.METHOD || event.site().operation() == Operation.CALL;
    }

    /// Is told at the beginning of a method, or by a method that calls another of the same name.
    static boolean maybeBegins(Event event) {
        return event.site().operation() == Operation.METHOD && event.site().member().equals(event.site().method());
    }
}
