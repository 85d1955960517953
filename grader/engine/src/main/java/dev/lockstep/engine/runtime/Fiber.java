package dev.lockstep.engine.runtime;

import java.util.ArrayList;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

import org.jspecify.annotations.Nullable;

/// A thread of the program: its `Thread` object, which is the current thread while it runs, and the continuation that
/// holds its stack while it does not.
final class Fiber extends Continuation {

    static final ContinuationScope SCOPE = new ContinuationScope("lockstep");

    /// Whether a thread can go on, and what it waits for if not.
    enum State {
        /// It can.
        RUNNABLE,
        /// It can as soon as [#monitor] has no owner.
        ENTERING,
        /// In the wait set of [#monitor].
        WAITING,
        /// Waits for its permit.
        PARKED,
        /// Waits for its timer.
        SLEEPING,
        /// Waits for [#joined] to end.
        JOINING,
        /// Waits until no other thread can run.
        SETTLING,
        /// Has ended.
        DONE
    }

    static final long NEVER = Long.MAX_VALUE;

    final int index;
    final Thread thread;
    final VectorClock clock = new VectorClock();
    final Loops loops = new Loops();

    State state = State.RUNNABLE;

    /// When its wait times out, in virtual nanoseconds.
    long deadline = NEVER;

    /// Whether the wait that just ended ended by its timer.
    boolean timedOut;

    /// Whether an interrupt ended its wait in a monitor.
    boolean interruptedInWait;

    boolean permit;
    @Nullable
    Monitor monitor;
    @Nullable
    Fiber joined;
    @Nullable
    Object blocker;

    /// What those who unparked it published.
    final VectorClock permitPublished = new VectorClock();

    /// Where it is: the site of the step it takes, or waits in.
    int site = -1;

    /// The object of that step.
    @Nullable
    Shadow object;

    /// Set aside because it only spins, until [Execution#progress] moves on from this; -1 if not.
    int setAsideAt = -1;

    /// How many times in a row it spun although nobody else could run.
    int idleSpins;

    /// The progress at which it began to spin so.
    int idleSince = -1;

    /// The time at which it began to spin so.
    long idleFrom;

    /// When it last spun with nobody else to run; orders the turns.
    long spunAt;

    /// Loop iterations since it last gave way.
    int stride;

    /// Its last step in the trace that is written, or -1.
    int step = -1;

    /// Whether it was preempted since its last step.
    boolean wasPreempted;

    /// Counts the places that it is inside of where it must not be switched away, such as an enum's static initialiser.
    int pinned;

    /// Counts the calls it is inside of in which the JDK may hold a monitor while it calls back; they pin it.
    int insideJdkLock;

    /// Whether it is a worker of a thread pool that has no task.
    boolean idle;

    /// The concurrent collections whose traversals it is inside of, innermost last; null if it never was.
    @Nullable
    ArrayList<Shadow> traversed;

    /// Its optimistic reads, or null if it is not at any.
    @Nullable
    Optimistic optimistic;

    /// Counts the static initialisers that it runs.
    int initializing;

    /// The value that an atomic object had before the call that is under way.
    long before;
    @Nullable
    Object beforeReference;

    Fiber(int index, Thread thread, Runnable body) {
        super(SCOPE, body);
        this.index = index;
        this.thread = thread;
    }

    /// It goes on after others ran: a traversal that it is inside of comes to what they put in.
    void seeTraversed() {
        if (traversed != null) {
            for (var shadow : traversed) {
                clock.join(shadow.published());
            }
        }
    }

    void traverse(Shadow shadow) {
        var inside = traversed;
        if (inside == null) {
            inside = new ArrayList<>(2);
            traversed = inside;
        }
        inside.add(shadow);
    }

    boolean is(State expected) {
        return state == expected;
    }

    /// A pinned thread cannot be suspended; [Execution] asks beforehand and copes.
    @Override
    protected void onPinned(Pinned reason) {}
}
