package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.function.UnaryOperator;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkThreads;
import dev.lockstep.engine.runtime.Settings.Stacks;

/// A thread of the program: its `Thread` object, which is the current thread while it runs, and the continuation that
/// holds its stack while it does not.
final class Fiber extends Continuation {

    private static final ContinuationScope SCOPE = new ContinuationScope("lockstep");

    /// Whether a thread can go on, and what it waits for if not.
    enum State {
        /// It can.
        RUNNABLE,
        /// It can as soon as its [#gate] is open.
        GATED,
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
    final CallStack calls = new CallStack();

    /// The group that it belongs to; 0 for none.
    int group;

    /// Whether code of the JDK is at the bottom of its stack.
    final boolean beganForeign;

    /// Whether that code, and not the program's that it has called, is what goes on next: it does who knows what.
    boolean foreign;

    private @Nullable Variable life;
    private @Nullable Variable permits;
    private @Nullable Variable interruption;

    State state = State.RUNNABLE;

    /// When its wait times out, in virtual nanoseconds.
    long deadline = NEVER;

    /// Whether the wait that just ended ended by its timer.
    boolean timedOut;

    /// Whether an interrupt ended its wait in a monitor.
    boolean interruptedInWait;

    boolean permit;
    /// The monitor in whose wait set it is.
    @Nullable
    Monitor monitor;

    /// What it waits in front of, while it is [State#GATED].
    @Nullable
    Gate gate;

    @Nullable
    Fiber joined;
    @Nullable
    Object blocker;

    /// What those who unparked it published.
    final VectorClock permitPublished = new VectorClock();

    /// What those who interrupted it published.
    final VectorClock interruptPublished = new VectorClock();

    /// Where it is: the site of the step it takes, or waits in.
    int site = -1;

    /// The object of that step.
    @Nullable
    Shadow object;

    /// The object that the program has there: a view or a condition shares the shadow of another object.
    @Nullable
    Object subject;

    /// The index that the call about to be made names; negative if it names none.
    int asked = -1;

    /// The index of the element that the step is about, if it is one of an array.
    int element;

    /// Whether something has ended its wait and it has not gone on yet.
    boolean woken;

    /// Whether it is set aside because it only spins, until something that it reads changes.
    boolean setAside;

    /// Whether it waits at a step that no trace shows yet.
    boolean unrecorded;

    /// How many times in a row it spun although nobody else could run.
    int idleSpins;

    /// The progress at which it began to spin so.
    int idleSince = -1;

    /// The time at which it began to spin so.
    long idleFrom;

    /// When it last spun with nobody else to run; orders the turns.
    long spunAt;

    /// The iterations and the switch points of its turn, and how often it was passed over since its last one:
    /// [Fairness]'s.
    int iterations;
    int points;
    int passedOver;

    /// The iterations with a switch point that it has ended since another thread began to wait until nobody can run.
    int rounds;

    /// Whether it has had a switch point in this iteration.
    boolean meets;

    /// How many steps the schedule had had when it began to wait until nobody can run.
    int stepsBefore;

    /// Its last step in the trace that is written, or null.
    Recorder.@Nullable Step step;

    /// Whether it was preempted since its last step.
    boolean wasPreempted;

    /// Whether its next step belongs to the one before: an operation's first to the call of it.
    boolean beginsOperation;

    /// Whether it is inside of an operation of a history, which the trace has told of.
    boolean inOperation;

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

    /// Whether the objects that it makes all get the same identity hash code.
    boolean hashesCollide;

    /// Counts the objects that it made and the threads that it made, and the seeds that it drew: [Chance]'s.
    int made;
    int threads;
    long chance;

    /// The value that an atomic object had before the call that is under way.
    long before;
    @Nullable
    Object beforeReference;

    /// What a failing assertion is made before it ends the schedule; null if it stays as it is.
    @Nullable
    UnaryOperator<AssertionError> assertionsEndAs;

    /// What it runs on instead of a continuation, if a debugger is to look at it.
    private final @Nullable OwnStack own;

    Fiber(int index, Thread thread, boolean foreign, Stacks stacks, Runnable body) {
        super(SCOPE, body);
        own = stacks == Stacks.THREADS ? new OwnStack(thread, body) : null;
        this.index = index;
        this.thread = thread;
        this.foreign = foreign;
        beganForeign = foreign;
    }

    /// Runs it, on the carrier, until it gives way or ends.
    void resume() {
        if (own != null) {
            own.resume();
            return;
        }
        var carrier = Thread.currentThread();
        JdkThreads.mount(thread);
        try {
            run();
        } finally {
            JdkThreads.mount(carrier);
        }
    }

    /// Leaves it until it is resumed.
    ///
    /// @return false if the JVM cannot leave it where it is
    boolean giveWay() {
        if (own == null) {
            return Continuation.yield(SCOPE);
        }
        own.giveWay();
        return true;
    }

    /// Whether the thread lives.
    Variable life(Execution execution) {
        var made = life;
        if (made == null) {
            made = execution.newVariable();
            life = made;
        }
        return made;
    }

    /// Its state is another one now; matters only to those who have asked for it.
    void stateChanged() {
        if (life != null) {
            life.version++;
        }
    }

    /// Its permit.
    Variable permits(Execution execution) {
        var made = permits;
        if (made == null) {
            made = execution.newVariable();
            permits = made;
        }
        return made;
    }

    /// Its interrupt status.
    Variable interruption(Execution execution) {
        var made = interruption;
        if (made == null) {
            made = execution.newVariable();
            interruption = made;
        }
        return made;
    }

    /// Whether it can go on as far as it is up to itself, and not set aside.
    boolean canRun() {
        if (state == State.RUNNABLE) {
            return !setAside;
        }
        var shut = gate;
        return state == State.GATED && shut != null && shut.isOpenTo(this);
    }

    /// Inside a call of the JDK it may be shown what others published through the object of the call in the meantime.
    void seesOnResuming() {
        for (var i = 0; i < calls.depth(); i++) {
            var receiver = calls.receiver(i);
            if (receiver != null) {
                clock.join(receiver.published());
            }
        }
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
