package dev.lockstep.engine.runtime;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.EnumConstants;
import dev.lockstep.engine.jdk.Jdk;

/// What rewritten code calls. Every method does nothing, or what the replaced code did, unless the scheduler runs the
/// calling thread.
///
/// Thread safety: the fields are set and read by the carrier. Another thread that runs instrumented code (a test engine
/// that makes an instance) finds that the execution does not own it.
public final class Rt {

    /// Counts the schedules: the statics of a class are fresh if they were initialised under this number.
    public static int schedule;

    static final int ALWAYS_ASK = -1;

    private static final long ODD = 0x9e3779b97f4a7c15L;

    /// What a class notes when it has been initialised: the number of the schedule, or one that never is, so that a
    /// strategy that observes hears of every use.
    static int initialized;

    private static @Nullable Parts parts;
    private static @Nullable Execution execution;

    /// The parts of the execution that runs, together so that one look finds them all.
    record Parts(Execution execution, Memory memory, Monitors monitors, Calls calls,
            Accessors accessors, Initializers initializers, Chance chance) {

        static Parts of(Execution execution) {
            var memory = new Memory(execution);
            var monitors = new Monitors(execution);
            return new Parts(execution, memory, monitors, new Calls(execution, memory, monitors),
                    new Accessors(execution, memory),
                    new Initializers(execution, monitors), execution.chance);
        }

        Fiber fiber() {
            return execution.current();
        }

        Killing killing() {
            return new Killing(execution, monitors);
        }

        /// Takes a step that is declared: by a helper, or for the trace alone.
        ///
        /// @param point whether another thread may come first
        Fiber declares(int site, boolean point) {
            var fiber = fiber();
            Steps.at(execution, fiber, site, null);
            if (point) {
                execution.turns.point(false);
            }
            Steps.record(execution, fiber);
            return fiber;
        }

        boolean isEachStepAPoint() {
            return execution.settings.points() == Settings.Points.STEPS;
        }

        Shadow shadow(Object object) {
            return execution.shadows.of(object);
        }
    }

    private Rt() {}

    static void begin(Execution begun) {
        var made = parts;
        if (made == null || made.execution != begun) {
            made = Parts.of(begun);
            parts = made;
            Jdk.opened().install(begun.threads);
            Jdk.opened().install(made.chance);
        }
        made.initializers.clear();
        Unscheduled.clear();
        EnumConstants.forgetAll();
        schedule++;
        initialized = begun.effects.observed() ? ALWAYS_ASK : schedule;
        execution = begun;
    }

    static void end() {
        execution = null;
    }

    /// The execution that runs the calling thread, or null.
    static @Nullable Parts running() {
        var running = execution;
        return running != null && running.owns(Thread.currentThread()) ? parts : null;
    }

    /// Whether a schedule runs, on whatever thread.
    static boolean isBegun() {
        return execution != null;
    }

    /// Whether a schedule runs whose trace is written.
    public static boolean recording() {
        var running = execution;
        return running != null && running.recorder != null;
    }

    /// Whether a schedule runs that may be in a circle.
    static boolean watching() {
        var running = execution;
        return running != null && running.circle.isWatching();
    }

    /// At the beginning of a `run` method: whether there is nothing left to do.
    public static boolean begins(Object called) {
        return OwnStack.begins(called);
    }

    // Memory

    /// Before a plain field is read; `owner` is the object, or the class for a static field.
    public static void read(@Nullable Object owner, int site, int field) {
        var rt = running();
        if (rt != null) {
            if (owner == null) {
                rt.memory.misses(null, 0, site, NullPointerException.class);
            } else {
                rt.memory.read(rt.shadow(owner), field, site);
            }
        }
    }

    /// Before a plain field is written.
    public static void write(@Nullable Object owner, int site, int field) {
        var rt = running();
        if (rt != null) {
            if (owner == null) {
                rt.memory.misses(null, 0, site, NullPointerException.class);
            } else {
                rt.memory.write(rt.shadow(owner), field, site);
            }
        }
    }

    /// Before a volatile field is read.
    public static void volatileRead(@Nullable Object owner, int site, int field) {
        var rt = running();
        if (rt != null) {
            if (owner == null) {
                rt.memory.misses(null, 0, site, NullPointerException.class);
            } else {
                rt.memory.volatileRead(rt.shadow(owner), field, site);
            }
        }
    }

    /// Before a volatile field is written.
    public static void volatileWrite(@Nullable Object owner, int site, int field) {
        var rt = running();
        if (rt != null) {
            if (owner == null) {
                rt.memory.misses(null, 0, site, NullPointerException.class);
            } else {
                rt.memory.volatileWrite(rt.shadow(owner), field, site);
            }
        }
    }

    /// Before an element of an array is read.
    public static void read(@Nullable Object array, int index, long site) {
        var rt = running();
        if (rt != null && rt.memory.isThere(array, index, (int) site) && array != null) {
            rt.memory.read(rt.shadow(array), index, (int) site);
        }
    }

    /// Before an element of an array is written.
    public static void write(@Nullable Object array, int index, long site) {
        var rt = running();
        if (rt != null && rt.memory.isThere(array, index, (int) site) && array != null) {
            rt.memory.write(rt.shadow(array), index, (int) site);
        }
    }

    // Monitors

    /// Instead of `monitorenter`.
    public static void enter(@Nullable Object object, int site) {
        var rt = running();
        if (rt != null && object != null) {
            rt.monitors.enter(object, site);
        }
    }

    /// Instead of `monitorexit`.
    public static void exit(Object object, int site) {
        var rt = running();
        if (rt != null) {
            rt.monitors.exit(object, site);
        }
    }

    /// Instead of `Object.wait`.
    public static void await(Object object, int site) throws InterruptedException {
        await(object, 0, site);
    }

    /// Instead of `Object.wait` with a timeout in milliseconds.
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    public static void await(Object object, long millis, int site) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        var rt = running();
        if (rt == null) {
            object.wait(millis);
        } else {
            rt.monitors.await(object, millis > Long.MAX_VALUE / 1_000_000 ? Fiber.NEVER - 1 : millis * 1_000_000, site);
        }
    }

    /// Instead of `Object.wait` with a timeout in milliseconds and nanoseconds; rounds up to milliseconds as it does.
    public static void await(Object object, long millis, int nanos, int site) throws InterruptedException {
        if (nanos < 0 || nanos > 999_999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        await(object, nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis, site);
    }

    /// Instead of `TimeUnit.timedWait`.
    public static void await(TimeUnit unit, Object object, long timeout, int site) throws InterruptedException {
        if (timeout > 0) {
            var millis = unit.toMillis(timeout);
            await(object, millis,
                    (int) Math.min(999_999, unit.toNanos(timeout) - TimeUnit.MILLISECONDS.toNanos(millis)),
                    site);
        }
    }

    /// Instead of `Object.notify`.
    public static void signal(Object object, int site) {
        signal(object, false, site);
    }

    /// Instead of `Object.notifyAll`.
    public static void signalAll(Object object, int site) {
        signal(object, true, site);
    }

    private static void signal(Object object, boolean all, int site) {
        var rt = running();
        if (rt != null) {
            rt.monitors.signal(object, all, site);
        } else if (all) {
            object.notifyAll();
        } else {
            object.notify();
        }
    }

    /// Instead of `Thread.holdsLock`.
    public static boolean holdsLock(Object object) {
        var rt = running();
        return rt == null ? Thread.holdsLock(object) : rt.monitors.holds(object);
    }

    /// Instead of `System.exit`.
    public static void exit(int status, int site) {
        var rt = running();
        if (rt == null) {
            System.exit(status);
        } else {
            Steps.at(rt.execution, rt.fiber(), site, null);
            rt.execution.turns.point(false);
            Steps.record(rt.execution, rt.fiber());
            rt.execution.exit(status, site);
        }
    }

    /// Instead of `Runtime.exit` and `Runtime.halt`.
    public static void exit(Runtime runtime, int status, int site) {
        if (running() == null) {
            runtime.exit(status);
        } else {
            exit(status, site);
        }
    }

    /// Instead of `Runtime.addShutdownHook`: no schedule runs them. The program's threads are not asked whether they are equal.
    @SuppressWarnings("ReferenceEquality") // a hook is itself alone
    public static void addShutdownHook(Runtime runtime, Thread hook, int site) {
        var rt = running();
        if (rt == null) {
            runtime.addShutdownHook(hook);
        } else {
            rt.execution.gaps.unseen(site);
            if (rt.execution.hooks.stream().anyMatch(each -> each == hook)) {
                throw new IllegalArgumentException("Hook previously registered");
            }
            rt.execution.hooks.add(hook);
        }
    }

    /// Instead of `Runtime.removeShutdownHook`.
    @SuppressWarnings("ReferenceEquality") // a hook is itself alone
    public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
        var rt = running();
        return rt == null ? runtime.removeShutdownHook(hook) : rt.execution.hooks.removeIf(each -> each == hook);
    }

    // Calls of the JDK

    /// Before a call that is about the element at an index, and before [#before].
    public static void asks(int index) {
        var rt = running();
        if (rt != null) {
            rt.fiber().asked = index;
        }
    }

    /// Before a call; `receiver` is null for a static one, `first` is the first argument if it is a reference.
    public static void before(@Nullable Object receiver, @Nullable Object first, int site) {
        var rt = running();
        if (rt != null) {
            rt.calls.before(receiver, first, site);
        }
    }

    /// After a call that returned.
    ///
    /// @param failed whether what it returned says that it did nothing: false, or null where a value is expected
    public static void after(@Nullable Object receiver, @Nullable Object first, int site, boolean failed) {
        var rt = running();
        if (rt != null) {
            rt.calls.after(receiver, first, site, failed);
        }
    }

    /// After a call that threw.
    public static void threw(Throwable thrown, @Nullable Object receiver, @Nullable Object first, int call) {
        var rt = running();
        if (rt != null) {
            rt.calls.threw(thrown, receiver, first, call);
        }
    }

    /// Before something that reads an object as this call would: its text becomes part of a string, its elements of a
    /// new collection.
    public static void reads(@Nullable Object object, int call) {
        var rt = running();
        if (rt != null && object != null) {
            rt.calls.before(object, null, call);
            rt.calls.after(object, null, call, false);
        }
    }

    /// A call has returned this object.
    public static void returned(@Nullable Object receiver, @Nullable Object result, int site) {
        var rt = running();
        if (rt != null) {
            rt.calls.returned(receiver, result, site);
        }
    }

    // Control

    /// At a jump backwards.
    ///
    /// @param locals sums up the local variables that the loop carries
    public static void loop(long locals, int site) {
        var rt = running();
        if (rt != null) {
            var fiber = rt.fiber();
            if (rt.execution.circle.isWatching()) {
                rt.execution.circle.value(fiber, site + locals);
            }
            rt.execution.turns.iteration(fiber, fiber.loops.iterate(site, locals));
        }
    }

    /// At a jump backwards.
    ///
    /// @param locals sums up the local variables that the loop carries and may read
    /// @param counters those that it only counts up
    public static void loop(long locals, long counters, int site) {
        var rt = running();
        if (rt != null) {
            var fiber = rt.fiber();
            if (rt.execution.circle.isWatching()) {
                rt.execution.circle.value(fiber, site + locals);
            }
            rt.execution.turns.iteration(fiber, fiber.loops.iterate(site, ODD * locals + counters));
        }
    }

    /// A number for an object in a local variable.
    public static long identity(@Nullable Object object) {
        var rt = running();
        return rt == null || object == null ? -1 : rt.shadow(object).id;
    }

    /// Before a call of a library of which nothing is known: it may do more than wait.
    public static void opaque() {
        var rt = running();
        if (rt != null) {
            rt.fiber().loops.write();
        }
    }

    /// Before a number is drawn by chance.
    public static void draws() {
        var rt = running();
        if (rt != null) {
            rt.execution.circle.draws();
        }
    }

    /// Before a thread reads what belongs to it alone: it may wait for that, but nobody else can change it.
    public static void confined() {
        var rt = running();
        if (rt != null) {
            rt.fiber().loops.readConfined();
        }
    }

    /// At the beginning of a method, or before a call of one, for the trace.
    public static void method(int site) {
        if (recording()) {
            var rt = running();
            if (rt != null) {
                rt.declares(site, false);
            }
        }
    }

    /// A switch point that a helper declares.
    public static void helper(int site) {
        var rt = running();
        if (rt != null) {
            var fiber = rt.declares(site, true);
            rt.execution.effects.notes();
            fiber.loops.write();
            rt.execution.progress();
        }
    }

    /// The same, at the line that calls the helper.
    ///
    /// @param helper the class whose operation it is, with those nested in it
    public static void helper(String operation, Class<?> helper) {
        if (running() != null) {
            helper(HelperCalls.site(operation, helper));
        }
    }

    /// The caller has done work that counts as so many steps.
    public static void works(int steps) {
        var rt = running();
        if (rt != null) {
            rt.execution.turns.works(rt.fiber(), steps);
        }
    }

    /// An exception leaves code whose assertions count. One that fails there ends the schedule before anybody can catch it.
    public static void escapes(Throwable thrown) {
        if (thrown instanceof AssertionError failed) {
            var rt = running();
            var made = rt == null ? null : rt.fiber().assertionsEndAs;
            uncaught(made == null ? failed : made.apply(failed));
        }
    }

    /// Has assertions that fail in the running thread end the schedule as what this makes of them.
    ///
    /// @return what held before
    public static @Nullable UnaryOperator<AssertionError> assertionsEndAs(
            @Nullable UnaryOperator<AssertionError> made) {
        var rt = running();
        if (rt == null) {
            return null;
        }
        var before = rt.fiber().assertionsEndAs;
        rt.fiber().assertionsEndAs = made;
        return before;
    }

    /// Ends the schedule as an exception does that nobody catches, whatever handler the thread has. Returns outside an
    /// exploration alone, and where a schedule is over already.
    public static void uncaught(Throwable thrown) {
        var rt = running();
        if (rt != null && !rt.execution.isDecided()) {
            rt.execution.uncaught(rt.fiber().thread, thrown);
        }
    }

    /// An operation of a history is about to begin. Its first step, up to the next switch point, belongs to the call, unless
    /// every step is a switch point.
    public static void operationCalled(int site, int caller) {
        var rt = running();
        if (rt != null) {
            var fiber = rt.declares(site, true);
            rt.execution.effects.operationCalled(caller);
            fiber.inOperation = true;
            fiber.beginsOperation = !rt.isEachStepAPoint();
        }
    }

    /// An operation of a history has ended. That belongs to the step under way, unless every step is a switch point.
    public static void operationReturned(int site, int caller, int callers) {
        var rt = running();
        if (rt != null) {
            rt.fiber().inOperation = false;
            rt.fiber().beginsOperation = false;
            rt.declares(site, rt.isEachStepAPoint());
            rt.execution.effects.operationReturned(caller, callers);
        }
    }

    /// Lets the strategy choose between no and yes; no outside an exploration.
    public static boolean perhaps() {
        var rt = running();
        return rt != null && rt.execution.turns.choose(2) == 1;
    }

    /// Blocks the calling thread until no other can run.
    public static void settle() {
        var rt = running();
        if (rt != null) {
            rt.execution.settle();
        }
    }

    /// How many threads live, beside the calling one; a switch point that a helper declares.
    public static int liveThreads(int site) {
        var rt = running();
        if (rt == null) {
            return 0;
        }
        var asks = rt.declares(site, true);
        rt.execution.effects.touchesEverything();
        return (int) rt.execution.fibers.stream()
                .filter(fiber -> fiber != asks && fiber.group == asks.group && !fiber.is(Fiber.State.DONE)).count();
    }

    /// Whether no thread lives but the calling one and daemons.
    public static boolean onlyDaemonsBeside() {
        var rt = running();
        return rt == null || rt.execution.onlyDaemonsBeside(rt.execution.current());
    }

    /// When the next timer of a thread fires, in virtual nanoseconds; `Long.MAX_VALUE` if none runs.
    public static long nextTimer() {
        var rt = running();
        return rt == null
                ? Fiber.NEVER
                : rt.execution.fibers.stream().mapToLong(fiber -> fiber.deadline).min().orElse(Fiber.NEVER);
    }

    /// The calling thread belongs to a group.
    public static void enterGroup(int group) {
        var rt = running();
        if (rt != null) {
            rt.execution.current().group = group;
        }
    }

    /// The other threads of the calling one's group that live.
    public static List<Thread> othersOfGroup() {
        var rt = running();
        return rt == null ? List.of() : rt.killing().others().map(fiber -> fiber.thread).toList();
    }

    /// Whether the calling thread can be ended where it is; a switch point, before or after which all declared operations come.
    public static boolean mayDie() {
        var rt = running();
        if (rt == null || rt.fiber().pinned > 0) {
            return false;
        }
        rt.execution.turns.point(false);
        rt.execution.effects.notes();
        return true;
    }

    /// Ends the other threads of the calling one's group where they are.
    public static void killGroup(List<?> shared) {
        var rt = running();
        if (rt != null) {
            rt.killing().others(shared);
        }
    }

    /// Ends the calling thread where it is. Does not return.
    public static void die() {
        var rt = running();
        if (rt != null) {
            rt.killing().current();
        }
    }

    /// Whether the scheduler runs the calling thread.
    public static boolean isScheduled() {
        return running() != null;
    }
}
