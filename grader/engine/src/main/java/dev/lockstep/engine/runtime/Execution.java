package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Limit;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;
import dev.lockstep.engine.trace.Trace;

/// Runs schedules, one after the other, on the calling thread: the carrier.
///
/// The loop runs one fiber until it gives way: at a switch point where the strategy chooses another, when it blocks, or
/// when it ends. A fiber decides inline, on its own stack, who goes on ([Turns]); only if that is another one does it yield. A
/// fiber that must not go on (the schedule has failed, or it waits for ever) is simply not run again and becomes
/// garbage; nothing is ever unwound.
///
/// Thread safety: one execution runs at a time in a JVM; only the carrier and the fibers that it runs touch it.
public final class Execution {

    /// How large the stack of a carrier is: it takes the stack of whatever thread it runs.
    public static final long STACK_BYTES = 32L << 20;

    final Settings settings;
    final Chance chance = new Chance(this);
    final Shadows shadows = new Shadows(chance);
    final List<Fiber> fibers = new ArrayList<>();
    final Decisions decisions = new Decisions();
    final Set<String> races = new TreeSet<>();
    final Time time = new Time();
    final ScheduledThreads threads = new ScheduledThreads(this);
    final Effects effects = new Effects(this);
    final Gaps gaps = new Gaps();

    final Holdings holdings = new Holdings(this);
    final Waits waits = new Waits(this);
    final Turns turns = new Turns(this);
    final Circle circle = new Circle(this);
    final Lives lives = new Lives(this);

    /// Threads that the program wants to be run when the JVM ends.
    final List<Thread> hooks = new ArrayList<>();

    /// The numbers of the fields that are accessed both plainly and as if they were volatile, in any schedule so far.
    final BitSet mixed = new BitSet();
    private final Thread.@Nullable UncaughtExceptionHandler defaultHandler = Thread
            .getDefaultUncaughtExceptionHandler();

    @Nullable
    Recorder recorder;
    @Nullable
    Fiber current;
    private @Nullable Judge judge;
    private @Nullable Failure failure;
    private @Nullable Limit limit;
    private boolean exits;

    /// The fiber that ran as the schedule failed, or null.
    @Nullable
    Fiber failedIn;
    private int variables;
    private long switches;

    /// Counts the threads that were given no name.
    int unnamed;

    /// Counts the sections of optimistic reads that are not validated yet.
    int optimists;

    /// Whether some schedule had any: then plain accesses are told in all.
    private boolean everOptimistic;

    /// Moves on whenever a thread changes what others can see.
    int progress;

    /// Counts the threads that wait until no other can run.
    private int settling;

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
        reset(decides, record);
        judge = program instanceof Judge judging ? judging : null;
        Rt.begin(this);
        try {
            var main = new Thread(program, "main");
            main.setDaemon(false);
            Chance.first(main);
            lives.fork(main, null);
            loop();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(defaultHandler);
            Rt.end();
        }
        if (limit == null && !turns.isAbandoned()) {
            over();
        }
        return new Outcome(failure, limit, turns.seenThrough(), turns.isAbandoned(), turns.wasCutShort(),
                turns.effort(), fibers.size(), traced());
    }

    /// The schedule is over.
    private void over() {
        if (failure == null || failure.isForEver()) {
            effects.over();
        }
        if (failure == null && !exits) {
            failure = Stuck.failure(this);
        }
        if (judge != null && (failure == null || failure.isForEver())) {
            failure = judge.judge(failure);
        }
    }

    /// Whether those who spin may do so for ever.
    boolean maySpin() {
        return judge != null && judge.mayWaitForEver();
    }

    /// The decisions of the schedule that ran last.
    public Decisions decisions() {
        return decisions.trimmed();
    }

    /// What the schedule that ran last raced for, if data races are noted and no failures.
    public Set<String> races() {
        return Set.copyOf(races);
    }

    /// How often, in all schedules so far, a thread has gone on or begun after another one, or the carrier itself, had run.
    public long switches() {
        return switches;
    }

    /// What all schedules so far could not try or see.
    public Gaps gaps() {
        return gaps;
    }

    /// What became of a schedule.
    ///
    /// @param failure why it failed, or null
    /// @param limit why it was left half-way, or null
    /// @param seenThrough the limit that it met by chance alone ([Circle#isChancy]), so that it was seen through, or null
    /// @param abandoned whether the strategy saw no use in running it to its end
    /// @param cutShort whether it was ended early because what its threads waited for was right
    /// @param steps how many it took, loops counted in
    /// @param threads how many it had
    /// @param trace null unless it was recorded
    public record Outcome(@Nullable Failure failure, @Nullable Limit limit, @Nullable Limit seenThrough,
            boolean abandoned, boolean cutShort, int steps, int threads, @Nullable Trace trace) {

        /// The limit that the schedule met, whether it was left half-way there or seen through; null if it met none.
        public @Nullable Limit met() {
            return limit != null ? limit : seenThrough;
        }
    }

    private @Nullable Trace traced() {
        if (recorder == null) {
            return null;
        }
        var standstill = failure != null && failure.isStandstill();
        for (var fiber : fibers) {
            if (standstill && fiber.unrecorded && !fiber.canRun()) {
                Steps.record(this, fiber); // it is in the midst of it
                waits.begins(fiber);
            }
        }
        return recorder.trace(this, failure);
    }

    private void reset(Strategy decides, boolean record) {
        chance.clear();
        shadows.clear();
        fibers.clear();
        hooks.clear();
        decisions.clear();
        races.clear();
        time.reset();
        threads.reset();
        recorder = record ? new Recorder() : null;
        failure = null;
        limit = null;
        exits = false;
        failedIn = null;
        variables = 0;
        unnamed = 0;
        optimists = 0;
        progress = 0;
        settling = 0;
        holdings.reset();
        waits.reset();
        turns.reset(decides);
        circle.reset();
        effects.reset(decides.observer());
    }

    private void loop() {
        while (!isDecided()) {
            var fiber = turns.next();
            if (fiber == null) {
                return;
            }
            current = fiber;
            fiber.seesOnResuming();
            switches++;
            try {
                fiber.resume();
            } finally {
                current = null;
            }
        }
    }

    // Threads

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

    /// A section of optimistic reads begins.
    void optimist() {
        optimists++;
        if (!everOptimistic) {
            everOptimistic = true;
            turns.deny(); // of a reduction that has been told too little
        }
    }

    boolean wasOptimistic() {
        return everOptimistic;
    }

    Variable newVariable() {
        return newVariable(Variable.WHOLE);
    }

    Variable newVariable(int key) {
        return new Variable(variables++, key);
    }

    // The end of a schedule

    /// Ends the schedule with a failure. Does not return.
    void fail(Failure found) {
        failed(found);
        stop();
    }

    /// Ends the schedule with an exception that nobody catches. Does not return.
    void uncaught(Thread thread, Throwable thrown) {
        fail(new Failure.Uncaught(Naming.threadName(thread, fibers), thrown));
    }

    /// Ends the schedule with a failure, once the fiber that runs gives way.
    void failed(Failure found) {
        if (failure == null) {
            failure = found;
            failedIn = current;
        }
    }

    /// What the objects of the schedule that has come to its end are called; without a trace, after their classes.
    Naming naming() {
        var known = recorder;
        return known == null ? new Naming(shadows, fibers) : known.naming(shadows, fibers);
    }

    /// The name of a thread, with a number if another one has the same.
    String nameOf(Fiber fiber) {
        return Naming.threadName(fiber.thread, fibers);
    }

    /// Leaves the schedule half-way. Does not return.
    void cutOff(Limit met) {
        markCutOff(met);
        stop();
    }

    /// Leaves the schedule half-way, once the fiber that runs gives way.
    void markCutOff(Limit met) {
        if (failure == null && limit == null) {
            limit = met;
        }
    }

    /// The program ends the JVM. In good order that is the end of the schedule, and it takes as long as it may: whatever
    /// other threads do until then, they can do before. The JVM's shutdown hooks are not run. Does not return.
    ///
    /// @param status 0 if all is well
    void exit(int status, int site) {
        var fiber = current();
        if (status != 0) {
            fail(new Failure.Exited(nameOf(fiber), status, Sites.get(site)));
        }
        gaps.exits(site);
        exits = true;
        if (fiber.pinned == 0) {
            settle();
        }
        turns.end();
    }

    /// Blocks the current fiber until no other can run.
    void settle() {
        fibers.forEach(fiber -> fiber.rounds = 0);
        current().stepsBefore = turns.steps();
        settling++;
        waits.block(State.SETTLING, Fiber.NEVER);
        settling--;
    }

    /// Whether a thread waits until no other can run.
    boolean isSettling() {
        return settling > 0;
    }

    /// Whether a thread means to end the JVM.
    boolean exits() {
        return exits;
    }

    /// Whether it is known what becomes of the schedule, and nobody is to have a turn any more.
    boolean isDecided() {
        return failure != null || limit != null || turns.isOver();
    }

    /// Leaves the current fiber for good. One that cannot be left, because the JVM itself called it, is made to throw.
    void stop() {
        current().giveWay();
        throw new Stopped();
    }

    /// Thrown where a schedule is over and a thread cannot be left.
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("the schedule is over", null, false, false);
        }
    }

    /// Whether the JVM would end now: all threads that are left are daemons.
    boolean onlyDaemons() {
        return onlyDaemonsBeside(null);
    }

    /// Whether the JVM would end now if one more thread had ended.
    boolean onlyDaemonsBeside(@Nullable Fiber other) {
        for (var i = 0; i < fibers.size(); i++) {
            var fiber = fibers.get(i);
            if (fiber != other && !fiber.is(State.DONE) && !fiber.thread.isDaemon()) {
                return false;
            }
        }
        return true;
    }

    /// What others see has changed: whoever was set aside may look again.
    void progress() {
        progress++;
    }

    static @Nullable Site siteOf(Fiber fiber) {
        return fiber.site < 0 ? null : Sites.get(fiber.site);
    }
}
