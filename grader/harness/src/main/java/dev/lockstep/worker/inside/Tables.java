package dev.lockstep.worker.inside;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Schedule.Step;

/// Folds a trace to what matters: the steps of the submission and of the check's helpers, in threads that took any.
final class Tables {

    private static final int MOST_STEPS = 60;

    private Tables() {}

    /// The schedule of a trace; its last step is the culprit unless threads wait for ever.
    static Schedule schedule(Subject subject, Trace trace, List<String> waiting) {
        var calm = trace.events().stream().noneMatch(Event::preempted);
        var shown = trace.events().stream().filter(event -> matters(subject, event, calm)).toList();
        var steps = folded(subject, shown, waiting.isEmpty());
        return new Schedule(trace.threads(), steps);
    }

    /// @param calm whether no thread was preempted: then calls tell more than switches
    private static boolean matters(Subject subject, Event event, boolean calm) {
        var operation = event.site().operation();
        if (operation == Operation.HELPER || event.blocked()) {
            return !event.site().owner().isEmpty() || operation == Operation.HELPER;
        }
        return (operation != Operation.METHOD || (calm && isCall(event))) && operation != Operation.LOOP
                && subject.owns(event.site().owner());
    }

    /// Whether a step of a method is the call of it, not its beginning.
    private static boolean isCall(Event event) {
        return !event.site().member().equals(event.site().method());
    }

    private static List<Step> folded(Subject subject, List<Event> events, boolean lastIsCulprit) {
        var steps = new ArrayList<Step>();
        var from = Math.max(0, events.size() - MOST_STEPS);
        for (var i = from; i < events.size(); i++) {
            var isLast = i == events.size() - 1;
            steps.add(step(subject, events.get(i), lastIsCulprit && isLast));
        }
        return steps;
    }

    private static Step step(Subject subject, Event event, boolean culprit) {
        var site = event.site();
        var location = subject.owns(site.owner()) ? new Location(site.file(), site.line(), "") : null;
        return new Step(event.thread(), event.text(), location, kind(event, culprit));
    }

    private static Kind kind(Event event, boolean culprit) {
        if (event.blocked()) {
            return Kind.BLOCKED;
        }
        if (culprit) {
            return Kind.CULPRIT;
        }
        return event.preempted() ? Kind.PREEMPTED : Kind.PLAIN;
    }
}
