package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;
import dev.lockstep.engine.trace.Trace;

/// Writes the trace of the schedule that runs. Names objects after the fields that hold them, which it learns as the
/// fields are read, so names are filled in at the end.
final class Recorder {

    /// A loop may read and write millions of times between two switch points: of a trace that is longer than twice this,
    /// only the last steps are kept, and the last one of each thread.
    private static final int KEPT = 50_000;

    private final List<Step> steps = new ArrayList<>();

    static final class Step {
        final Fiber fiber;
        final int site;
        final @Nullable Shadow object;
        final boolean preempted;
        String result = "";
        int spins;

        Step(Fiber fiber, int site, @Nullable Shadow object, boolean preempted) {
            this.fiber = fiber;
            this.site = site;
            this.object = object;
            this.preempted = preempted;
        }
    }

    void step(Fiber fiber, int site, @Nullable Shadow object) {
        if (steps.size() == 2 * KEPT) {
            steps.subList(0, KEPT).removeIf(step -> step.fiber.step != step);
        }
        var step = new Step(fiber, site, object, fiber.wasPreempted);
        steps.add(step);
        fiber.wasPreempted = false;
        fiber.step = step;
    }

    /// What came of the last step of a thread.
    void result(Fiber fiber, String result) {
        var step = fiber.step;
        if (step != null) {
            step.result = result;
        }
    }

    /// The thread spins: its reads so far say it all.
    void spins(Fiber fiber) {
        var step = fiber.step;
        if (step != null) {
            step.spins++;
        }
    }

    /// @param standstill whether the schedule failed because threads stand still
    Trace trace(List<Fiber> fibers, boolean standstill) {
        var events = new ArrayList<Event>(steps.size());
        for (var step : steps) {
            var fiber = step.fiber;
            var blocked = standstill && fiber.step == step && !fiber.is(Fiber.State.DONE)
                    && !fiber.is(Fiber.State.RUNNABLE)
                    && !fiber.canRun();
            events.add(new Event(step.fiber.index, Sites.get(step.site), nameOf(step), resultOf(step), step.preempted,
                    changes(step), blocked));
        }
        return new Trace(fibers.stream().map(fiber -> fiber.thread.getName()).toList(), events);
    }

    private static String resultOf(Step step) {
        if (step.spins == 0) {
            return step.result;
        }
        return step.result.isEmpty() ? "and spins" : step.result + " (and spins)";
    }

    private static boolean changes(Step step) {
        var site = Sites.get(step.site);
        return switch (site.operation()) {
            case WRITE, VOLATILE_WRITE -> true;
            case CALL -> Effect.changesData(site.member());
            case READ, VOLATILE_READ, MONITOR_ENTER, MONITOR_EXIT, INITIALIZE, INITIALIZED, WAIT, NOTIFY, NOTIFY_ALL,
                    THREAD, METHOD, HELPER, LOOP ->
                false;
        };
    }

    private static String nameOf(Step step) {
        var object = step.object;
        return object == null || isField(Sites.get(step.site)) ? "" : nameOf(object);
    }

    private static boolean isField(Site site) {
        return switch (site.operation()) {
            case READ, WRITE, VOLATILE_READ, VOLATILE_WRITE, METHOD, HELPER, LOOP -> true;
            case MONITOR_ENTER, MONITOR_EXIT, INITIALIZE, INITIALIZED, WAIT, NOTIFY, NOTIFY_ALL, CALL, THREAD -> false;
        };
    }

    /// The field that holds an object, or its class's name.
    static String nameOf(Shadow shadow) {
        var name = shadow.name;
        if (name != null) {
            return name;
        }
        return switch (shadow.object) {
            case Thread thread -> thread.getName();
            case Class<?> type -> type.getSimpleName() + ".class";
            case ClassInitialization initialization -> nameOf(initialization.type);
            default -> nameOf(shadow.object.getClass());
        };
    }

    /// The simple name of a class; for a lambda's, without the number that differs from JVM to JVM.
    private static String nameOf(Class<?> type) {
        var name = type.getSimpleName();
        var number = type.isHidden() ? name.indexOf('/') : -1;
        return number < 0 ? name : name.substring(0, number);
    }

    /// A value as a trace shows it; never calls the program.
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> '"' + text + '"';
            case Boolean truth -> truth.toString();
            case Character character -> character.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Double number -> number.toString();
            case Float number -> number.toString();
            case Thread thread -> thread.getName();
            case Enum<?> constant -> constant.name();
            default -> value.getClass().isArray() ? "array" : nameOf(value.getClass());
        };
    }
}
