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

    static final int NOWHERE = Integer.MIN_VALUE;

    private Tables() {}

    /// An event, and its place in the trace.
    private record Shown(int place, Event event) {}

    /// A step, and the place of its event. What is none has [#NOWHERE]; if it stands for rounds like those right before it, how
    /// long a round is, negated.
    record Row(Step step, int place) {}

    /// The schedule of a trace; its last step is the culprit unless threads wait for ever.
    static Schedule schedule(Subject subject, Trace trace, List<String> waiting) {
        var calm = trace.events().stream().noneMatch(Event::preempted);
        var shown = IntStream.range(0, trace.events().size()).mapToObj(i -> new Shown(i, trace.events().get(i)))
                .filter(each -> matters(subject, each.event, calm)).toList();
        var rows = folded(subject, delayed(subject, shown), waiting.isEmpty());
        return new Schedule(trace.threads(), rows.stream().map(Row::step).toList(), Tied.of(trace, rows));
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
    private static List<Shown> delayed(Subject subject, List<Shown> shown) {
        var last = new HashMap<Integer, Integer>();
        IntStream.range(0, shown.size()).forEach(i -> last.put(shown.get(i).event.thread(), i));
        var delayed = new ArrayList<Shown>();
        var calls = new HashMap<Integer, Shown>();
        for (var i = 0; i < shown.size(); i++) {
            var each = shown.get(i);
            var event = each.event;
            var call = calls.remove(event.thread());
            if (call != null) {
                delayed.add(new Shown(call.place, call.event.preempted(call.event.preempted() || event.preempted())));
                event = event.preempted(false);
            }
            var next = new Shown(each.place, event);
            if (isFromCheck(subject, event) && i < last.getOrDefault(event.thread(), i)) {
                calls.put(event.thread(), next);
            } else {
                delayed.add(next);
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

    private static List<Row> folded(Subject subject, List<Shown> events, boolean lastIsCulprit) {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < events.size(); i++) {
            var isLast = i == events.size() - 1;
            rows.add(new Row(step(subject, events.get(i).event, lastIsCulprit && isLast), events.get(i).place));
        }
        return shortened(new Rounds<Row>((one, other) -> saysSame(one.step, other.step)).folded(rows, Tables::again));
    }

    /// A step at which a thread stops, or the bug shows, comes once.
    private static boolean saysSame(Step one, Step other) {
        return (one.kind() == Kind.PLAIN || one.kind() == Kind.PREEMPTED) && one.equals(other);
    }

    private static Row again(int length, long times) {
        return new Row(left("%s, %,d times more".formatted(length == 1 ? "the same" : "the same " + length + " steps",
                times)), -length);
    }

    private static Step left(String what) {
        return new Step(0, "... " + what, null, Kind.LEFT_OUT);
    }

    /// The beginning and the end of what is too long.
    private static List<Row> shortened(List<Row> rows) {
        var left = rows.size() - FIRST_STEPS - LAST_STEPS;
        if (left <= 1) {
            return rows;
        }
        var shown = new ArrayList<>(rows.subList(0, FIRST_STEPS));
        shown.add(new Row(left("%,d more".formatted(left)), NOWHERE));
        shown.addAll(rows.subList(rows.size() - LAST_STEPS, rows.size()));
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
