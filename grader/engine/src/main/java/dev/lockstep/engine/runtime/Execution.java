package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.List;

import jdk.internal.vm.Continuation;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.RandomWalk;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;
import dev.lockstep.engine.trace.Trace;

/// Runs schedules, one after the other, on the calling thread: the carrier.
///
/// The loop runs one fiber until it gives way: at a switch point where the strategy chooses another, when it blocks, or
/// when it ends. A fiber decides inline, on its own stack, who goes on; only if that is another one does it yield. A
/// fiber that must not go on (the schedule has failed, or it waits for ever) is simply not run again and becomes
/// garbage; nothing is ever unwound.
///
/// Thread safety: one execution runs at a time in a JVM; only the carrier and the fibers that it runs touch it.
public final class Execution {

    /// Iterations that every thread may spin while no other can run, before that is a livelock.
    static final int IDLE_SPINS = 5_000;

    /// Loop iterations after which a thread gives way once, so that no loop starves the others.
    static final int STRIDE = 500;

    private static final int LOOPS_PER_STEP = 200;

    final Settings settings;
    final Shadows shadows = new Shadows();
    final List<Fiber> fibers = new ArrayList<>();
    final Decisions decisions = new Decisions();
    final Time time = new Time();
    final ScheduledThreads threads = new ScheduledThreads(this);

    private final Jdk jdk = Jdk.opened();
    private final Options options = new Options();
    private final Thread carrier = Thread.currentThread();

    private Strategy strategy = new RandomWalk(0, 0);
    @Nullable
    Recorder recorder;
    @Nullable
    Fiber current;
    private @Nullable Fiber next;
    private @Nullable Failure failure;
    private boolean over;
    private int steps;
    private int loops;
    private int variables;

    /// Counts the threads that were given no name.
    int unnamed;

    /// Counts the sections of optimistic reads that are not validated yet.
    int optimists;

    private int spuriousLeft;
    private long rounds;

    /// Moves on whenever a thread changes what others can see.
    int progress;

    /// An execution on the calling thread.
    public Execution(Settings settings) {
        this.settings = settings;
    }

    /// Runs one schedule.
    ///
    /// @param decides takes its decisions
    /// @param program what its first thread runs
    /// @param record whether to write a trace
    public Outcome run(Strategy decides, Runnable program, boolean record) {
        strategy = decides;
        reset(record);
        Rt.begin(this);
        try {
            var main = new Thread(program, "main");
            main.setDaemon(false);
            fork(main, null);
            loop();
        } finally {
            Rt.end();
        }
        if (failure == null) {
            failure = Stuck.failure(this);
        }
        return new Outcome(failure, steps, traced());
    }

    /// The decisions of the schedule that ran last.
    public Decisions decisions() {
        return decisions.trimmed();
    }

    /// What became of a schedule.
    ///
    /// @param trace null unless it was recorded
    public record Outcome(@Nullable Failure failure, int steps, @Nullable Trace trace) {}

    private @Nullable Trace traced() {
        return recorder == null ? null : recorder.trace(fibers);
    }

    private void reset(boolean record) {
        shadows.clear();
        fibers.clear();
        decisions.clear();
        time.reset();
        threads.reset();
        recorder = record ? new Recorder() : null;
        next = null;
        failure = null;
        over = false;
        steps = 0;
        loops = 0;
        variables = 0;
        unnamed = 0;
        optimists = 0;
        progress = 0;
        spuriousLeft = settings.spuriousWakeups();
    }

    private void loop() {
        while (failure == null && !over) {
            var fiber = next != null ? next : successor();
            next = null;
            if (fiber == null) {
                return;
            }
            current = fiber;
            fiber.setAsideAt = -1;
            jdk.mount(fiber.thread);
            try {
                fiber.run();
            } finally {
                jdk.mount(carrier);
                current = null;
            }
        }
    }

    /// Makes a thread a fiber.
    void fork(Thread thread, @Nullable Fiber parent) {
        var index = fibers.size();
        var fiber = new Fiber(index, thread, () -> body(thread));
        if (parent != null) {
            fiber.clock.join(parent.clock);
            parent.clock.tick(parent.index);
        }
        fiber.clock.tick(index);
        jdk.begin(thread, index + 1L);
        fibers.add(fiber);
        progress++;
    }

    @SuppressWarnings("DoNotCall") // the calling fiber is that thread
    private void body(Thread thread) {
        try {
            thread.run();
        } catch (Throwable thrown) {
            uncaught(thread, thrown);
        }
        var fiber = current();
        var optimistic = fiber.optimistic;
        if (optimistic != null) {
            optimistic.end(this);
        }
        jdk.end(thread);
        fiber.state = State.DONE;
        progress++;
        for (var other : fibers) {
            if (other.is(State.JOINING) && other.joined == fiber) {
                wake(other);
            }
        }
    }

    private void uncaught(Thread thread, Throwable thrown) {
        var handler = thread.getUncaughtExceptionHandler();
        if (handler == null) {
            fail(new Failure.Uncaught(thread.getName(), thrown));
        } else {
            handler.uncaughtException(thread, thrown);
        }
    }

    /// Whether a thread is the one that runs.
    boolean owns(Thread thread) {
        var fiber = current;
        return fiber != null && fiber.thread == thread;
    }

    /// The fiber that runs.
    Fiber current() {
        var fiber = current;
        if (fiber == null) {
            throw new IllegalStateException("no thread of the program is running");
        }
        return fiber;
    }

    /// The fiber of a thread, or null if it has not been started.
    @Nullable
    Fiber fiberOf(Thread thread) {
        var running = current;
        if (running != null && running.thread == thread) {
            return running;
        }
        for (var fiber : fibers) {
            if (fiber.thread == thread) {
                return fiber;
            }
        }
        return null;
    }

    Variable newVariable() {
        return new Variable(variables++);
    }

    /// Ends the schedule with a failure. Does not return.
    void fail(Failure found) {
        if (failure == null) {
            failure = found;
        }
        stop();
    }

    /// Leaves the current fiber for good. One that cannot be left, because the JVM itself called it, is made to throw.
    private void stop() {
        Continuation.yield(Fiber.SCOPE);
        throw new Stopped();
    }

    /// Thrown where a schedule is over and a thread cannot be left.
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("the schedule is over", null, false, false);
        }
    }

    /// A switch point of the current fiber: whoever the strategy chooses goes on.
    ///
    /// @param yielding whether giving way costs no preemption
    void point(boolean yielding) {
        var fiber = current();
        if (++steps > settings.steps()) {
            tooMany(fiber);
        }
        if (fiber.pinned > 0) {
            return;
        }
        options.collect(this, fiber, fiber);
        if (options.count == 1) {
            return;
        }
        var choice = choose(options.count, yielding ? options.count : 1);
        if (choice != 0) {
            fiber.wasPreempted = !yielding;
            fiber.stride = 0;
            next = take(choice);
            suspend(fiber);
        }
    }

    /// A thread takes more steps than a schedule may have. That is no failure if it is a daemon which only goes on
    /// because the JVM does not end here, as it otherwise would.
    private void tooMany(Fiber fiber) {
        if (onlyDaemons()) {
            over = true;
            stop();
        }
        fail(new Failure.TooManySteps(settings.steps(), fiber.thread.getName(), siteOf(fiber)));
    }

    /// Whether the JVM would end now: all threads that are left are daemons.
    private boolean onlyDaemons() {
        for (var fiber : fibers) {
            if (!fiber.is(State.DONE) && !fiber.thread.isDaemon()) {
                return false;
            }
        }
        return true;
    }

    private int choose(int count, int free) {
        var choice = strategy.choose(count, free);
        decisions.add(choice);
        return choice;
    }

    /// Lets the strategy choose among alternatives of the platform's, such as which waiter a `notify` wakes.
    int choose(int alternatives) {
        return alternatives == 1 ? 0 : choose(alternatives, alternatives);
    }

    /// Does what a chosen option says, and returns the fiber to run, or null if that is still to be chosen.
    private @Nullable Fiber take(int choice) {
        var fiber = options.fiber(choice);
        switch (options.action(choice)) {
            case Options.RUN -> {
                if (fiber.is(State.SETTLING)) {
                    wake(fiber);
                }
                return fiber;
            }
            case Options.FIRE -> fire(fiber);
            default -> {
                spuriousLeft--;
                wake(fiber);
            }
        }
        return Options.canRun(this, fiber) ? fiber : null;
    }

    private void suspend(Fiber fiber) {
        if (!Continuation.yield(Fiber.SCOPE)) {
            next = null;
            fail(new Failure.Unsupported("blocks where the JVM cannot switch threads (inside a static initialiser "
                    + "of an enum or interface, or a native method)", siteOf(fiber)));
        }
        fiber.seeTraversed();
    }

    /// Blocks the current fiber in a state until something wakes it.
    ///
    /// @param nanos after which a timer wakes it; [Fiber#NEVER] for none
    void block(State state, long nanos) {
        var fiber = current();
        if (fiber.insideJdkLock > 0) {
            fail(new Failure.Unsupported(
                    "has to wait inside a function that the JDK calls while it holds a lock of its "
                            + "own (ConcurrentHashMap.compute and the like): wait outside of it",
                    siteOf(fiber)));
        }
        fiber.state = state;
        fiber.timedOut = false;
        fiber.deadline = nanos == Fiber.NEVER ? Fiber.NEVER : time.in(nanos);
        fiber.stride = 0;
        next = null;
        suspend(fiber);
        fiber.deadline = Fiber.NEVER;
    }

    /// Ends a wait: the fiber can run, or try to enter its monitor again.
    void wake(Fiber fiber) {
        var monitor = fiber.monitor;
        if (fiber.is(State.WAITING) && monitor != null) {
            monitor.waiting.remove(fiber);
            fiber.state = State.ENTERING;
        } else {
            fiber.state = State.RUNNABLE;
        }
        fiber.deadline = Fiber.NEVER;
    }

    private void fire(Fiber fiber) {
        time.advanceTo(fiber.deadline);
        fiber.timedOut = true;
        wake(fiber);
        progress++;
    }

    /// Chooses who goes on when the current fiber cannot; null when the schedule is over.
    private @Nullable Fiber successor() {
        while (true) {
            options.collect(this, null, null);
            if (options.count == 0 && !makeReady()) {
                return null;
            }
            if (options.count > 0) {
                var fiber = take(choose(options.count));
                if (fiber != null) {
                    return fiber;
                }
            }
        }
    }

    /// Nobody can run: first the next timer, then those who only spin. For daemons alone, no time passes.
    private boolean makeReady() {
        return !onlyDaemons() && (fireNext() || spinOn());
    }

    private boolean fireNext() {
        var earliest = Fiber.NEVER;
        for (var fiber : fibers) {
            earliest = Math.min(earliest, fiber.deadline);
        }
        if (earliest == Fiber.NEVER) {
            return false;
        }
        for (var fiber : fibers) {
            if (fiber.deadline == earliest) {
                fire(fiber);
                steps++; // those who wait with a timeout, again and again, come to the limit too
                if (steps > settings.steps()) {
                    failure = new Failure.TooManySteps(settings.steps(), fiber.thread.getName(), siteOf(fiber));
                }
            }
        }
        return failure == null;
    }

    /// The spinner that has waited longest for its turn goes on.
    private boolean spinOn() {
        Fiber longest = null;
        for (var fiber : fibers) {
            if (fiber.is(State.RUNNABLE) && (longest == null || fiber.spunAt < longest.spunAt)) {
                longest = fiber;
            }
        }
        if (longest == null) {
            return false;
        }
        if (longest.idleSince != progress) {
            longest.idleSince = progress;
            longest.idleFrom = time.nanos();
            longest.idleSpins = 0;
        }
        if (++longest.idleSpins > IDLE_SPINS) {
            failure = Stuck.livelock(this);
            return false;
        }
        longest.spunAt = ++rounds;
        longest.setAsideAt = -1;
        return true;
    }

    /// The current fiber ends an iteration of a loop.
    ///
    /// @param waits whether the iteration did nothing but wait for another thread
    void iteration(Fiber fiber, boolean waits) {
        if (++loops > settings.steps() * LOOPS_PER_STEP) {
            tooMany(fiber);
        }
        if (fiber.pinned > 0) {
            return;
        }
        if (waits) {
            setAside(fiber);
        } else if (++fiber.stride % STRIDE == 0) {
            giveWay(fiber);
        }
    }

    private void giveWay(Fiber fiber) {
        options.collect(this, null, fiber);
        if (options.count > 0) {
            next = take(choose(options.count));
            suspend(fiber);
        }
    }

    private void setAside(Fiber fiber) {
        fiber.setAsideAt = progress;
        var recording = recorder;
        if (recording != null) {
            recording.spins(fiber);
        }
        next = null;
        suspend(fiber);
    }

    /// Takes a fiber that is interrupted out of its wait set.
    void interruptWait(Fiber fiber) {
        fiber.interruptedInWait = true;
        wake(fiber);
    }

    /// What others see has changed: whoever was set aside may look again.
    void progress() {
        progress++;
    }

    static @Nullable Site siteOf(Fiber fiber) {
        return fiber.site < 0 ? null : Sites.get(fiber.site);
    }

    boolean anyDelay() {
        return settings.anyDelay();
    }

    boolean spuriousLeft() {
        return spuriousLeft > 0;
    }
}
