package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jdk.internal.vm.Continuation;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkThreads;
import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Moves.Action;
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

    /// Loop iterations after which a thread gives way once, so that no loop starves the others.
    static final int STRIDE = 500;

    private static final int LOOPS_PER_STEP = 200;

    final Settings settings;
    final Chance chance = new Chance(this);
    final Shadows shadows = new Shadows(chance);
    final List<Fiber> fibers = new ArrayList<>();
    final Decisions decisions = new Decisions();
    final Set<String> races = new TreeSet<>();
    final Time time = new Time();
    final ScheduledThreads threads = new ScheduledThreads(this);
    final Effects effects = new Effects(this);

    final Waits waits = new Waits(this);
    private final Options options = new Options();
    private final Stillness stillness = new Stillness(this);
    private final Thread carrier = Thread.currentThread();
    private final Thread.@Nullable UncaughtExceptionHandler defaultHandler = Thread
            .getDefaultUncaughtExceptionHandler();

    private @Nullable Strategy strategy;
    @Nullable
    Recorder recorder;
    @Nullable
    Fiber current;
    private @Nullable Fiber next;
    private @Nullable Failure failure;
    private boolean abandoned;
    private boolean over;
    private int steps;
    private int loops;
    private int variables;

    /// Counts the threads that were given no name.
    int unnamed;

    /// Counts the sections of optimistic reads that are not validated yet.
    int optimists;

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
        reset(decides, record);
        Rt.begin(this);
        try {
            var main = new Thread(program, "main");
            main.setDaemon(false);
            Chance.first(main);
            fork(main, null);
            loop();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(defaultHandler);
            Rt.end();
        }
        if (failure == null && !abandoned) {
            effects.over();
            failure = Stuck.failure(this);
        }
        return new Outcome(failure, abandoned, steps, traced());
    }

    /// The decisions of the schedule that ran last.
    public Decisions decisions() {
        return decisions.trimmed();
    }

    /// What the schedule that ran last raced for, if data races are noted and no failures.
    public Set<String> races() {
        return Set.copyOf(races);
    }

    /// What became of a schedule.
    ///
    /// @param abandoned whether the strategy saw no use in running it to its end
    /// @param trace null unless it was recorded
    public record Outcome(@Nullable Failure failure, boolean abandoned, int steps, @Nullable Trace trace) {}

    private @Nullable Trace traced() {
        if (recorder == null) {
            return null;
        }
        var standstill = failure != null && failure.isStandstill();
        for (var fiber : fibers) {
            if (standstill && fiber.unrecorded && !fiber.canRun()) {
                Steps.record(this, fiber); // it is in the midst of it
            }
        }
        return recorder.trace(fibers, standstill);
    }

    private void reset(Strategy decides, boolean record) {
        chance.clear();
        shadows.clear();
        fibers.clear();
        decisions.clear();
        races.clear();
        time.reset();
        threads.reset();
        recorder = record ? new Recorder() : null;
        next = null;
        failure = null;
        abandoned = false;
        over = false;
        steps = 0;
        loops = 0;
        variables = 0;
        unnamed = 0;
        optimists = 0;
        progress = 0;
        waits.reset();
        effects.reset(decides.observer());
    }

    private void loop() {
        while (failure == null && !abandoned && !over) {
            var fiber = next != null ? next : successor();
            next = null;
            if (fiber == null) {
                return;
            }
            current = fiber;
            fiber.seesOnResuming();
            JdkThreads.mount(fiber.thread);
            try {
                fiber.run();
            } finally {
                JdkThreads.mount(carrier);
                current = null;
            }
        }
    }

    // Threads

    /// Makes a thread a fiber.
    void fork(Thread thread, @Nullable Fiber parent) {
        var index = fibers.size();
        var fiber = new Fiber(index, thread, parent != null && JdkThreads.runsJdkCode(thread), () -> body(thread));
        if (parent != null) {
            fiber.clock.join(parent.clock);
            parent.clock.tick(parent.index);
            effects.starts(fiber);
        }
        fiber.clock.tick(index);
        if (JdkThreads.isInterrupted(thread)) {
            fiber.interruption(this).version++;
        }
        JdkThreads.begin(thread, index + 1L);
        fibers.add(fiber);
        progress++;
    }

    @SuppressWarnings("DoNotCall") // the calling fiber is that thread
    private void body(Thread thread) {
        effects.resumes(current());
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
        point(false); // others may ask whether it is alive
        JdkThreads.end(thread);
        fiber.state = State.DONE;
        progress++;
        effects.changes(fiber.life(this));
        notifyAllOf(thread);
        for (var i = 0; i < fibers.size(); i++) {
            var other = fibers.get(i);
            if (other.joined == fiber && other.is(State.JOINING)) {
                waits.wake(other);
            }
        }
    }

    /// As a thread terminates, its `notifyAll` is called (`Thread.join`).
    private void notifyAllOf(Thread thread) {
        var monitor = shadows.of(thread).monitor();
        while (monitor != null && !thread.isVirtual() && !monitor.waiting.isEmpty()) {
            waits.wake(monitor.waiting.getFirst());
        }
    }

    private void uncaught(Thread thread, Throwable thrown) {
        var handler = thread.getUncaughtExceptionHandler();
        if (handler == null) {
            fail(new Failure.Uncaught(thread.getName(), thrown));
        } else {
            handle(handler, thread, thrown);
        }
    }

    /// What a handler throws is ignored (`Thread.UncaughtExceptionHandler`).
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static void handle(Thread.UncaughtExceptionHandler handler, Thread thread, Throwable thrown) {
        try {
            handler.uncaughtException(thread, thrown);
        } catch (Stopped stopped) {
            throw stopped;
        } catch (Throwable _) {
            // ignored, as the JVM does
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

    // The end of a schedule

    /// Ends the schedule with a failure. Does not return.
    void fail(Failure found) {
        failed(found);
        stop();
    }

    /// Ends the schedule with a failure, once the fiber that runs gives way.
    void failed(Failure found) {
        if (failure == null) {
            failure = found;
        }
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

    // Decisions

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
        if (options.count() == 1 && !effects.observed()) {
            return;
        }
        effects.pauses(fiber);
        var choice = schedule(yielding ? options.count() : 1);
        if (choice == Strategy.ABANDON) {
            stop();
        }
        if (choice > 0) {
            fiber.wasPreempted = !yielding;
            fiber.stride = 0;
            next = take(choice);
            suspend(fiber);
        }
        effects.resumes(fiber);
    }

    /// @return the move that the strategy chose, or [Strategy#ABANDON]
    private int schedule(int free) {
        options.moves.free(free);
        var choice = strategy().schedule(options.moves);
        if (choice == Strategy.ABANDON) {
            abandoned = true;
        } else if (options.count() > 1) {
            decisions.add(choice);
        }
        return choice;
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
    boolean onlyDaemons() {
        for (var i = 0; i < fibers.size(); i++) {
            var fiber = fibers.get(i);
            if (!fiber.is(State.DONE) && !fiber.thread.isDaemon()) {
                return false;
            }
        }
        return true;
    }

    private Strategy strategy() {
        var decides = strategy;
        if (decides == null) {
            throw new IllegalStateException("no schedule has begun");
        }
        return decides;
    }

    /// Lets the strategy choose among alternatives of the platform's, such as which waiter a `notify` wakes.
    int choose(int alternatives) {
        if (alternatives == 1) {
            return 0;
        }
        var choice = strategy().pick(alternatives);
        decisions.add(choice);
        return choice;
    }

    /// Does what a chosen option says, and returns the fiber to run, or null if that is still to be chosen.
    private @Nullable Fiber take(int choice) {
        var fiber = options.fiber(choice);
        if (options.moves.action(choice) == Action.RUN) {
            if (fiber.is(State.SETTLING)) {
                waits.wake(fiber);
            }
            return fiber;
        }
        effects.touchesEverything();
        waits.fire(fiber);
        return fiber.canRun() ? fiber : null;
    }

    /// Leaves the current fiber for whoever is chosen next, until it is run again.
    void leave(Fiber fiber) {
        next = null;
        suspend(fiber);
    }

    private void suspend(Fiber fiber) {
        if (!Continuation.yield(Fiber.SCOPE)) {
            next = null;
            fail(new Failure.Unsupported("blocks where the JVM cannot switch threads (inside a native method, or a "
                    + "static initialiser of a class that is not the program's)", siteOf(fiber)));
        }
        fiber.seeTraversed();
    }

    /// Those who wait with a timeout, again and again, come to the limit too.
    void fireInTime(Fiber fiber) {
        waits.fire(fiber);
        if (++steps > settings.steps()) {
            failed(new Failure.TooManySteps(settings.steps(), fiber.thread.getName(), siteOf(fiber)));
        }
    }

    /// Chooses who goes on when the current fiber cannot; null when the schedule is over.
    private @Nullable Fiber successor() {
        while (true) {
            options.collect(this, null, null);
            if (options.count() == 0) {
                if (onlyDaemons() || !(stillness.fireNext() || stillness.spinOn()) || failure != null) {
                    return null; // for daemons alone no time passes
                }
                effects.settles();
                continue;
            }
            if (options.fiber(0).is(State.SETTLING)) {
                effects.settles();
            }
            var choice = options.count() == 1 && !effects.observed() ? 0 : schedule(options.count());
            if (choice == Strategy.ABANDON) {
                return null;
            }
            var fiber = take(choice);
            if (fiber != null) {
                return fiber;
            }
        }
    }

    boolean canRun(Fiber fiber) {
        if (fiber.setAside && fiber.loops.watch.hasChanged(this)) {
            fiber.setAside = false;
            fiber.loops.watch.clear();
            effects.wakes(fiber);
        }
        return fiber.canRun();
    }

    // Loops

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
        if (options.count() > 0) {
            effects.pauses(fiber);
            var choice = schedule(options.count());
            if (choice == Strategy.ABANDON) {
                stop();
            }
            next = take(choice);
            suspend(fiber);
            effects.resumes(fiber);
        }
    }

    private void setAside(Fiber fiber) {
        effects.pauses(fiber);
        fiber.setAside = true;
        fiber.loops.watch.since = progress;
        var recording = recorder;
        if (recording != null) {
            recording.spins(fiber);
        }
        leave(fiber);
        effects.resumes(fiber);
    }

    /// What others see has changed: whoever was set aside may look again.
    void progress() {
        progress++;
    }

    static @Nullable Site siteOf(Fiber fiber) {
        return fiber.site < 0 ? null : Sites.get(fiber.site);
    }
}
