package dev.lockstep.engine.runtime;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Event.Called;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Identities;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.engine.trace.Result.Threw;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.engine.trace.Trace.Omitted;

/// Writes the trace of the schedule that runs. What objects are called is learnt as fields are read, so names are filled
/// in at the end.
final class Recorder {

    /// A loop may read and write millions of times between two switch points: of a trace that is longer than twice this,
    /// only the beginning and the last steps are kept, and the last one of each thread.
    private static final int KEPT = 50_000;
    private static final int BEGINNING = 1_000;

    /// How far back the step is looked for that a call has made, which may have called the program back since.
    private static final int MOST_STEPS_IN_A_CALL = 1_000;

    /// A trace may have as many values as steps.
    private static final int LONGEST_VALUE = 200;

    private final List<Step> steps = new ArrayList<>();
    private final Prints prints = new Prints(this);
    private final RecordedCalls calls = new RecordedCalls();
    private final Spells spells = new Spells();
    private long omitted;
    private long taken;

    static final class Step {
        final Fiber fiber;
        final int site;
        final @Nullable Object subject;
        final int element;
        final boolean preempted;

        /// How many steps of the schedule came before it.
        final long number;

        /// Whether it is a call that changes data.
        boolean changes;

        /// The step that the thread took before.
        @Nullable
        Step before;
        Result result = Result.Plain.NOTHING;

        /// The object that is its result, if that may have a name.
        @Nullable
        Object value;

        /// How it was called, if it is the beginning of a method.
        Called called = Called.NOT;

        /// How long it waits at the most, in nanoseconds; 0 if it does not wait, or without end.
        long atMost;

        /// What it threw.
        @Nullable
        Throwable thrown;
        boolean spins;

        Step(Fiber fiber, int site, @Nullable Object subject, long number) {
            this.number = number;
            this.fiber = fiber;
            this.site = site;
            this.subject = subject;
            element = fiber.element;
            preempted = fiber.wasPreempted;
            before = fiber.step;
        }

        Site where() {
            return Sites.get(site);
        }
    }

    /// The fiber takes the step that it is at.
    void step(Fiber fiber) {
        if (steps.size() == 2 * KEPT) {
            omit();
        }
        add(new Step(fiber, fiber.site, fiber.subject, taken));
    }

    private Step add(Step step) {
        steps.add(step);
        taken++;
        step.fiber.wasPreempted = false;
        step.fiber.step = step;
        return step;
    }

    private void omit() {
        var size = steps.size();
        steps.subList(BEGINNING, KEPT).removeIf(step -> step.fiber.step != step);
        omitted += size - steps.size();
        steps.forEach(step -> step.before = null);
    }

    /// The last step of a thread waits for so long at the most.
    void waits(Fiber fiber, long nanos) {
        var step = fiber.step;
        if (step != null && step.atMost == 0) {
            step.atMost = nanos;
        }
    }

    private static Called called(Step step) {
        return step.atMost > 0 ? new Called("", List.of(duration(step.atMost))) : step.called;
    }

    private static String duration(long nanos) {
        var seconds = nanos >= 1_000_000_000;
        return BigDecimal.valueOf(nanos, seconds ? 9 : 6).stripTrailingZeros().toPlainString()
                + (seconds ? " s" : " ms");
    }

    /// Where calls of methods are noted.
    RecordedCalls calls() {
        return calls;
    }

    /// Where it is noted when threads wait.
    Spells spells() {
        return spells;
    }

    /// How many steps there have been.
    long taken() {
        return taken;
    }

    /// Where lines of what is printed go.
    Prints prints() {
        return prints;
    }

    /// What came of the last step of a thread at a site.
    void result(Fiber fiber, int site, Result result) {
        var step = stepAt(fiber, site);
        if (step != null) {
            step.result = result;
        }
    }

    /// A value is what came of the last step of a thread at a site.
    void value(Fiber fiber, int site, @Nullable Object value) {
        var step = stepAt(fiber, site);
        if (step != null) {
            step.result = new Result.Value(text(inArray(step, value)));
            step.value = value instanceof Shadowed && !(value instanceof Enum<?>) ? value : null;
        }
    }

    /// The JVM takes the elements of these for numbers.
    private static @Nullable Object inArray(Step step, @Nullable Object value) {
        if (!(value instanceof Integer number) || !step.where().isElement()) {
            return value;
        }
        return switch (step.subject) {
            case boolean[] _ -> number != 0;
            case char[] _ -> (char) number.intValue();
            case null, default -> value;
        };
    }

    /// The last step of a thread at a site ended with an exception.
    void threw(Fiber fiber, int site, Throwable thrown) {
        var step = stepAt(fiber, site);
        if (step != null) {
            step.thrown = thrown;
            step.result = threw(thrown);
        }
    }

    static Threw threw(Throwable thrown) {
        return new Threw(Identities.without(thrown.getClass().getName()),
                Identities.without(Jdk.opened().messageOf(thrown)));
    }

    private static @Nullable Step stepAt(Fiber fiber, int site) {
        var step = fiber.step;
        for (var i = 0; step != null && step.site != site && i < MOST_STEPS_IN_A_CALL; i++) {
            step = step.before;
        }
        return step != null && step.site == site ? step : null;
    }

    /// The task that a thread runs ends with an exception, which a future keeps to itself.
    void keeps(Fiber fiber, Object future, Throwable thrown) {
        if (thrown instanceof CompletionException) {
            return; // it has been told of where it came from
        }
        var step = add(new Step(fiber, siteOf(Operation.TASK, "", thrown, fiber), null, taken));
        step.result = new Result.Kept(threw(thrown), Naming.simpleName(future.getClass()));
    }

    /// A thread prints.
    ///
    /// @param what as a trace shows it
    void prints(Fiber fiber, StandardStream stream, String what) {
        var step = add(new Step(fiber, siteOf(Operation.PRINT, stream.title, new Throwable(), fiber), null, taken));
        step.result = new Result.Value(what);
    }

    /// The last step of a thread, a call, changes data.
    void changes(Fiber fiber) {
        var step = fiber.step;
        if (step != null) {
            step.changes = true;
        }
    }

    /// The thread spins: its reads so far say it all.
    void spins(Fiber fiber) {
        var step = fiber.step;
        if (step != null) {
            step.spins = true;
        }
    }

    /// What the objects of the schedule are called.
    Naming naming(Shadows shadows, List<Fiber> fibers) {
        var naming = new Naming(shadows, fibers);
        for (var step : steps) {
            var subject = step.subject;
            if (subject != null && isOfField(step.where())) {
                naming.addField(subject, step.where().member());
            } else {
                naming.add(subject);
            }
        }
        for (var step : steps) {
            if (step.subject != null && step.where().isElement()) {
                naming.addElements(step.subject);
            }
        }
        return naming;
    }

    private static boolean isOfField(Site site) {
        return switch (site.operation()) {
            case READ, WRITE, VOLATILE_READ, VOLATILE_WRITE -> !site.isElement();
            case MONITOR_ENTER, MONITOR_EXIT, WAIT, NOTIFY, NOTIFY_ALL, CALL, THREAD, METHOD, HELPER, LOOP, INITIALIZE,
                    INITIALIZED,
                    THROW, TASK, PRINT ->
                false;
        };
    }

    /// @param failure of the schedule, or null
    Trace trace(Execution execution, @Nullable Failure failure) {
        prints.end();
        if (failure instanceof Failure.Uncaught uncaught) {
            addThrow(execution, uncaught);
        }
        var naming = naming(execution.shadows, execution.fibers);
        var standstill = failure != null && failure.isStandstill();
        var confined = confinedArrays();
        var events = new ArrayList<Event>(steps.size());
        for (var step : steps) {
            events.add(new Event(step.fiber.index, step.where(), nameOf(step, naming), resultOf(step, naming),
                    step.subject != null && confined.containsKey(step.subject), step.spins, step.preempted,
                    changes(step), isLast(step, standstill, failure), called(step),
                    step.subject != null && naming.isLocal(step.subject)));
        }
        return new Trace(execution.fibers.stream().map(fiber -> naming.of(fiber.thread)).toList(), events,
                new Omitted(omitted == 0 ? 0 : BEGINNING, omitted), spells.bonds(execution, naming, steps, failure));
    }

    /// The arrays of whose elements one thread alone has made use, with that thread.
    private IdentityHashMap<Object, Fiber> confinedArrays() {
        var users = new IdentityHashMap<Object, Fiber>();
        var shared = new ArrayList<Object>();
        for (var step : steps) {
            var array = step.subject;
            if (array != null && step.where().isElement()) {
                var first = users.putIfAbsent(array, step.fiber);
                if (first != null && first != step.fiber) {
                    shared.add(array);
                }
            }
        }
        shared.forEach(users::remove);
        return users;
    }

    private void addThrow(Execution execution, Failure.Uncaught uncaught) {
        for (var fiber : execution.fibers) {
            var step = fiber.step;
            if (fiber == execution.failedIn && step != null && hasThrown(step, uncaught.exception())) {
                step.thrown = uncaught.exception();
            } else if (fiber == execution.failedIn) {
                var thrown = add(
                        new Step(fiber, siteOf(Operation.THROW, "", uncaught.exception(), fiber), null, taken));
                thrown.thrown = uncaught.exception();
                thrown.result = threw(uncaught.exception());
            }
        }
    }

    /// Whether it is a step that ended with an exception, which an access to memory does before there is one.
    @SuppressWarnings("ReferenceEquality") // an exception is itself alone
    private static boolean hasThrown(Step step, Throwable exception) {
        return step.thrown == exception || (step.thrown == null
                && step.where().operation() != Operation.METHOD && step.result instanceof Threw(var type, _)
                && type.equals(Identities.without(exception.getClass().getName())));
    }

    /// The topmost place of the program in a stack trace.
    private static int siteOf(Operation operation, String member, Throwable thrown, Fiber fiber) {
        for (var frame : Jdk.opened().framesOf(thrown)) {
            if (Sites.isOwner(frame.getClassName()) && frame.getLineNumber() > 0) {
                var type = frame.getClassName();
                return Sites.number(new Site(operation, member, type, frame.getMethodName(),
                        type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/') + frame.getFileName(),
                        frame.getLineNumber()));
            }
        }
        var last = fiber.site < 0 ? null : Sites.get(fiber.site);
        return Sites.number(last == null
                ? new Site(operation, member, "", "", "", 0)
                : new Site(operation, member, last.owner(), last.method(), last.file(), last.line()));
    }

    /// Whether a thread stopped at a step for good, and the schedule failed for that.
    private static boolean isLast(Step step, boolean standstill, @Nullable Failure failure) {
        var fiber = step.fiber;
        if (failure instanceof Failure.Uncaught uncaught) {
            return fiber.step == step && hasThrown(step, uncaught.exception());
        }
        return standstill && fiber.step == step && !fiber.is(Fiber.State.DONE) && !fiber.is(Fiber.State.RUNNABLE)
                && !fiber.canRun() && !Stuck.idles(fiber);
    }

    private static Result resultOf(Step step, Naming naming) {
        var value = step.value;
        return value != null && naming.knows(value) ? new Result.Value(naming.of(value)) : step.result;
    }

    private static boolean changes(Step step) {
        var site = step.where();
        return switch (site.operation()) {
            case WRITE, VOLATILE_WRITE -> true;
            case CALL -> step.changes || (step.subject == null && step.thrown != null); // what a collaborator left undone
            case READ, VOLATILE_READ, MONITOR_ENTER, MONITOR_EXIT, WAIT, NOTIFY, NOTIFY_ALL, THREAD, METHOD, HELPER,
                    LOOP, INITIALIZE, INITIALIZED, THROW, TASK, PRINT ->
                false;
        };
    }

    private static String nameOf(Step step, Naming naming) {
        var subject = step.subject;
        if (subject == null) {
            return "";
        }
        var site = step.where();
        return switch (site.operation()) {
            case READ, WRITE, VOLATILE_READ, VOLATILE_WRITE -> {
                if (site.isElement()) {
                    yield naming.element(subject, step.element);
                }
                yield naming.isAmbiguous(subject, site.member()) ? naming.of(subject) : "";
            }
            case MONITOR_ENTER, MONITOR_EXIT, WAIT, NOTIFY, NOTIFY_ALL, CALL, THREAD, INITIALIZE, INITIALIZED ->
                naming.of(subject);
            case METHOD, HELPER, LOOP, THROW, TASK, PRINT -> "";
        };
    }

    /// A value as a trace shows it; never calls the program.
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> '"' + Identities.without(text, LONGEST_VALUE) + '"';
            case Boolean truth -> truth.toString();
            case Character character -> "'" + character + "'";
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Double number -> number.toString();
            case Float number -> number.toString();
            case Thread thread -> Naming.shown(thread);
            case Enum<?> constant -> constant.name();
            default -> value.getClass().isArray() ? sized(value) : Naming.simpleName(value.getClass());
        };
    }

    private static String sized(Object array) {
        return Naming.simpleName(array.getClass().componentType()) + "[" + Array.getLength(array) + "]";
    }
}
