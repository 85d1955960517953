package dev.lockstep.engine.strategy;

import java.util.function.Predicate;

/// What a reduction may do wrong: each of these loses schedules that matter.
public enum Mutation {
    /// Every fourth race is not reversed.
    DROPPED_BACKTRACK_POINT,
    /// A race is not reversed if more than six steps lie between.
    DISTANT_RACES_DROPPED,
    /// Whatever process took part in the way to a race counts as one that could take the first step.
    ANY_PROCESS_INITIAL,
    /// Who sleeps is never woken.
    NEVER_WOKEN,
    /// A read and a write of one location count as independent for those that sleep.
    READS_WAKE_NOBODY,
    /// The first access to a location counts as what it is, though locations are numbered by it.
    FIRST_ACCESS_A_READ,
    /// An acquisition races with the release before it.
    RACES_WITH_THE_RELEASE,
    /// An acquisition races with nothing.
    ACQUISITION_RACES_WITH_NOTHING,
    /// Who waits for a lock at the end races with nobody.
    NOBODY_LEFT_WAITING,
    /// A timer that fires because nobody can run comes before what threads have been waiting to do in front of a lock since before.
    TIMERS_SETTLE_TOO_MUCH,
    /// A timer that may fire at any moment is tried only where there is a race.
    TIMERS_NOT_TRIED,
    /// What touches everything touches nothing.
    EVERYTHING_IS_NOTHING,
    /// An interrupt has nothing to do with the steps of the thread that it is for.
    INTERRUPTS_UNNOTICED,

    /// `notify` always wakes the first.
    NOTIFY_NEVER_CHOOSES(in("Monitors", "signal")),
    /// Spurious wake-ups never happen.
    NEVER_SPURIOUS(in("Waits", "wakesSpuriously")),

    /// Plain reads leave no footprint.
    NO_PLAIN_READS(in("Memory", "readOf")),
    /// Nor do plain writes.
    NO_PLAIN_WRITES(in("Memory", "writeOf")),
    /// Nor do volatile reads.
    NO_VOLATILE_READS(in("Memory", "volatileRead")),
    /// Nor do volatile writes.
    NO_VOLATILE_WRITES(in("Memory", "volatileWrite")),
    /// Nor do updates through handles and field updaters.
    NO_UPDATES(in("Accessors", "end")),
    /// Nor does entering and leaving monitors.
    NO_MONITORS(in("Monitors", "enter").or(in("Monitors", "release")).or(in("Monitors", "await"))),
    /// Nor do calls of the JDK: locks, atomics, queues.
    NO_CALLS(in("Calls", "afterConcurrent")),
    /// Nor do such calls that block, before they end.
    NO_BLOCKED_CALLS(in("Effects", "touchCalls")),
    /// Nor do permits to go on after a park.
    NO_PERMITS(in("ScheduledThreads", "park").or(in("ScheduledThreads", "unpark"))),
    /// Nor does asking whether a thread has been started.
    NO_STARTS(in("ScheduledThreads", "started")),
    /// Nor do the ends of threads.
    NO_ENDS(in("Lives", "body")),
    /// Nor do static initialisers.
    NO_CLASSES(in("Initializers", "enter").or(in("Initializers", "leave"))),
    /// Nor does what goes by the order of arrival, as identity hash codes do.
    NO_ARRIVALS(in("Effects", "arrives")),
    /// Nor do calls and returns of a history.
    NO_HISTORIES(in("Rt", "operationCalled").or(in("Rt", "operationReturned")));

    @SuppressWarnings("ImmutableEnumChecker") // it holds names
    final Predicate<Caller> forgets;

    Mutation() {
        this(_ -> false);
    }

    Mutation(Predicate<Caller> forgets) {
        this.forgets = forgets;
    }

    /// Whether it is about what a part of the runtime tells.
    @SuppressWarnings("EnumOrdinal") // the order of the constants says it
    boolean forgetful() {
        return ordinal() >= NOTIFY_NEVER_CHOOSES.ordinal();
    }

    /// A method on the stack.
    record Caller(String type, String method) {}

    static Predicate<Caller> in(String type, String method) {
        return new Caller(type, method)::equals;
    }
}
