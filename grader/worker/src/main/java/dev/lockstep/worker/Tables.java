package dev.lockstep.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Rounds;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.engine.trace.Words;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Schedule.Step;

/// Folds a trace to what matters: the steps of the submission and of the check's helpers, in threads that took any.
final class Tables {

    private static final int FIRST_STEPS = 15;
    private static final int LAST_STEPS = 45;

    private Tables() {}

    /// The schedule of a trace; its last step is the culprit unless threads wait for ever.
    static Schedule schedule(Subject subject, Trace trace, List<String> waiting) {
        var calm = trace.events().stream().noneMatch(Event::preempted);
        var shown = trace.events().stream().filter(event -> matters(subject, event, calm)).toList();
        var steps = folded(subject, delayed(subject, shown), waiting.isEmpty());
        return new Schedule(trace.threads(), steps);
    }

    /// How a schedule begins in which a thread overflows its stack.
    ///
    /// @param where one of the calls that lead to themselves
    static Schedule beginning(Subject subject, Trace trace, String thread, @Nullable Location where) {
        var steps = new ArrayList<Step>();
        trace.events().stream().filter(event -> matters(subject, event, true)).limit(FIRST_STEPS)
                .forEach(event -> steps.add(step(subject, event, false)));
        steps.add(left("and so on, until the stack is full"));
        steps.add(new Step(Math.max(0, trace.threads().indexOf(thread)), "throws StackOverflowError", where,
                Kind.CULPRIT));
        return new Schedule(trace.threads(), steps);
    }

    /// @param calm whether no thread was preempted: then calls tell more than switches
    private static boolean matters(Subject subject, Event event, boolean calm) {
        var operation = event.site().operation();
        if (event.site().owner().equals(LinkEnd.class.getName())) {
            return false; // how a process is fed is told in a row of its own
        }
        if (operation == Operation.HELPER || event.blocked()) {
            return !event.site().owner().isEmpty() || operation == Operation.HELPER;
        }
        if (isFromCheck(subject, event)) {
            return true;
        }
        return (operation != Operation.METHOD || (calm && isCall(event))) && operation != Operation.LOOP
                && subject.owns(event.site().owner());
    }

    /// A call is shown right before the first step in it, and whoever was preempted in between, before it: no other thread can
    /// tell.
    private static List<Event> delayed(Subject subject, List<Event> shown) {
        var last = new HashMap<Integer, Integer>();
        IntStream.range(0, shown.size()).forEach(i -> last.put(shown.get(i).thread(), i));
        var delayed = new ArrayList<Event>();
        var calls = new HashMap<Integer, Event>();
        for (var i = 0; i < shown.size(); i++) {
            var event = shown.get(i);
            var call = calls.remove(event.thread());
            if (call != null) {
                delayed.add(call.preempted(call.preempted() || event.preempted()));
                event = event.preempted(false);
            }
            if (isFromCheck(subject, event) && i < last.getOrDefault(event.thread(), i)) {
                calls.put(event.thread(), event);
            } else {
                delayed.add(event);
            }
        }
        return delayed;
    }

    /// Whether the check calls the submission.
    private static boolean isFromCheck(Subject subject, Event event) {
        var caller = event.called().by();
        return !caller.isEmpty() && !subject.owns(caller) && subject.owns(event.site().owner());
    }

    /// Whether a step of a method is the call of it, not its beginning.
    private static boolean isCall(Event event) {
        return !event.site().member().equals(event.site().method());
    }

    private static List<Step> folded(Subject subject, List<Event> events, boolean lastIsCulprit) {
        var steps = new ArrayList<Step>();
        for (var i = 0; i < events.size(); i++) {
            var isLast = i == events.size() - 1;
            steps.add(step(subject, events.get(i), lastIsCulprit && isLast));
        }
        return shortened(new Rounds<Step>(Tables::saysSame).folded(steps, Tables::again));
    }

    /// A step at which a thread stops, or the bug shows, comes once.
    private static boolean saysSame(Step one, Step other) {
        return (one.kind() == Kind.PLAIN || one.kind() == Kind.PREEMPTED) && one.equals(other);
    }

    private static Step again(int length, long times) {
        return left("%s, %,d times more".formatted(length == 1 ? "the same" : "the same " + length + " steps", times));
    }

    private static Step left(String what) {
        return new Step(0, "... " + what, null, Kind.PLAIN);
    }

    /// The beginning and the end of what is too long.
    private static List<Step> shortened(List<Step> steps) {
        var left = steps.size() - FIRST_STEPS - LAST_STEPS;
        if (left <= 1) {
            return steps;
        }
        var shown = new ArrayList<>(steps.subList(0, FIRST_STEPS));
        shown.add(left("%,d more".formatted(left)));
        shown.addAll(steps.subList(steps.size() - LAST_STEPS, steps.size()));
        return shown;
    }

    private static Step step(Subject subject, Event event, boolean culprit) {
        var site = event.site();
        if (isFromCheck(subject, event)) {
            return new Step(event.thread(), "calls " + Words.of(event), null, kind(event, culprit));
        }
        var location = subject.owns(site.owner()) ? new Location(site.file(), site.line(), "") : null;
        return new Step(event.thread(), Words.of(event), location, kind(event, culprit));
    }

    private static Kind kind(Event event, boolean culprit) {
        if (culprit) {
            return Kind.CULPRIT;
        }
        if (event.blocked()) {
            return Kind.BLOCKED;
        }
        return event.preempted() ? Kind.PREEMPTED : Kind.PLAIN;
    }
}
