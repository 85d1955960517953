package dev.lockstep.worker;

import java.util.HashMap;
import java.util.Map;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Result.Value;
import dev.lockstep.engine.trace.Trace;

/// Which steps of a trace change anything.
///
/// What a collaborator changes while the submission calls it, the submission changes by that call. A write of the value that
/// was there already changes nothing, nor does what a method does to arrays and collections of its own.
final class Changes {

    private final Subject subject;
    private final Trace trace;
    private final boolean[] changes;

    Changes(Subject subject, Trace trace) {
        this.subject = subject;
        this.trace = trace;
        changes = new boolean[trace.events().size()];
        var values = new HashMap<String, String>();
        var users = users(trace);
        for (var i = 0; i < changes.length; i++) {
            var event = trace.events().get(i);
            changes[i] = Deeds.changes(event) && !isOwn(event, users) && !isThere(event, values);
        }
    }

    /// The threads that use an object, by its name; -1 for several.
    private static Map<String, Integer> users(Trace trace) {
        var users = new HashMap<String, Integer>();
        trace.events().forEach(
                event -> users.merge(event.object(), event.thread(), (one, other) -> one.equals(other) ? one : -1));
        return users;
    }

    private static boolean isOwn(Event event, Map<String, Integer> users) {
        return event.local() && users.getOrDefault(event.object(), -1) >= 0;
    }

    /// Whether a change writes what has been written there last.
    private static boolean isThere(Event event, Map<String, String> values) {
        if (!event.site().isField() || !(event.result() instanceof Value(var text))) {
            return false;
        }
        return text.equals(values.put(event.variable(), text)) && isPlain(text);
    }

    /// Whether a value is told whole: objects may share a name.
    private static boolean isPlain(String text) {
        return text.equals("true") || text.equals("false") || text.equals("null")
                || text.chars().allMatch(Character::isDigit);
    }

    /// Whether a step of the submission does.
    boolean of(int index) {
        return changes[index]
                || (Deeds.callsCollaborator(trace.events().get(index)) && changesMeanwhile(index));
    }

    /// Whether what the collaborator does changes anything, before its thread is back in the code that called the submission,
    /// or in the submission.
    private boolean changesMeanwhile(int index) {
        var thread = trace.events().get(index).thread();
        var caller = caller(thread, index);
        for (var i = index + 1; i < changes.length; i++) {
            var event = trace.events().get(i);
            if (event.thread() == thread) {
                if (subject.owns(event.site().owner()) || event.site().operation() == Operation.THROW
                        || method(event).equals(caller)) {
                    return false;
                }
                if (changes[i] && !Deeds.threw(event)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The method that called the submission; none where a thread of the submission's own began by itself.
    private String caller(int thread, int index) {
        var inside = false;
        for (var i = index; i >= 0; i--) {
            var event = trace.events().get(i);
            if (event.thread() == thread) {
                var owned = subject.owns(event.site().owner());
                if (inside && !owned) {
                    return method(event);
                }
                inside = owned && Deeds.maybeBegins(event);
            }
        }
        return "";
    }

    private static String method(Event event) {
        return event.site().owner() + "." + event.site().method();
    }
}
