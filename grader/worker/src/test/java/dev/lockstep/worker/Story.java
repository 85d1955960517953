package dev.lockstep.worker;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Event.Called;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.engine.trace.Result.Plain;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.verdict.FindingRegistry;

/// A trace written by hand: threads call methods of a submission `s.Thing`, whose lines tell what they do.
final class Story {

    private static final List<String> THREADS = List.of("main", "T1", "T2");

    private final List<Event> events = new ArrayList<>();
    private String thread = "main";
    private String method = "";
    private boolean preempted;

    /// A thread goes on; unless a call follows, where it was.
    Story thread(String name, String inMethod) {
        thread = name;
        method = inMethod;
        return this;
    }

    /// The check calls a public method of the submission, which begins in this line.
    Story call(String name, String called, int line) {
        thread = name;
        add(Operation.CALL, called, "s.checks.Checks", "check", 1, Plain.NOTHING, false);
        return begin(called, line);
    }

    /// The same, of a method that ends with an exception.
    Story callThatThrows(String name, String called, int line, String type) {
        call(name, called, line);
        events.removeLast();
        return add(Operation.METHOD, called, line, new Result.Threw(type, ""), false);
    }

    /// A public method begins.
    Story begin(String called, int line) {
        method = called;
        return add(Operation.METHOD, called, line, Plain.NOTHING, false);
    }

    /// The submission calls a method of its own.
    Story inner(String called, int line) {
        return add(Operation.METHOD, called, line, Plain.NOTHING, false);
    }

    Story read(String field, int line) {
        return add(Operation.READ, field, line, Plain.NOTHING, false);
    }

    Story write(String field, int line) {
        return add(Operation.WRITE, field, line, Plain.NOTHING, true);
    }

    /// The submission asks a thread something, or tells it something.
    Story asks(String member, int line, String answer) {
        return add(Operation.THREAD, member, line, new Result.Value(answer), false);
    }

    /// The submission calls what is not its own: a lock of the JDK's, a collaborator.
    Story calls(String member, int line, String answer) {
        return add(Operation.CALL, member, line, new Result.Value(answer), false);
    }

    /// The check makes an object, whose constructor writes a field.
    Story make(String name, String field, int line) {
        thread = name;
        add(Operation.CALL, "create", "s.checks.Checks", "check", 1, Plain.NOTHING, false);
        method = "<init>";
        return write(field, line);
    }

    /// A helper of the check is used: a gauge, a journal.
    Story helper(String name) {
        thread = name;
        return add(Operation.HELPER, "enter", "s.checks.Checks", "check", 1, Plain.NOTHING, false);
    }

    /// The check's assertion fails.
    Story failure() {
        return add(Operation.THROW, "", "s.checks.Checks", "check", 1, Plain.NOTHING, false);
    }

    /// Calls a method of a collaborator's, which ends with an exception.
    Story throwsAt(String member, int line, String type) {
        return add(Operation.CALL, member, line, new Result.Threw(type, ""), false);
    }

    Story write(String field, int line, String value) {
        return add(Operation.WRITE, field, line, new Result.Value(value), true);
    }

    /// Waits for a thread, or sleeps.
    Story ofThread(String member, int line, Result result) {
        return add(Operation.THREAD, member, line, result, false);
    }

    /// The collaborator that was called changes something of its own.
    Story changesOutside(String field) {
        return add(Operation.WRITE, field, "s.checks.Fake", "act", 1, Plain.NOTHING, true);
    }

    /// A collection, or an array, that a local variable holds.
    Story local(String name, int line) {
        events.add(new Event(THREADS.indexOf(thread),
                new Site(Operation.CALL, "add", "s.Thing", method, "s/Thing.java", line), name, Plain.NOTHING, false,
                false,
                false, true, false, Called.NOT, true));
        return this;
    }

    /// The method that begins is told this.
    Story told(String... arguments) {
        var last = events.removeLast();
        events.add(new Event(last.thread(), last.site(), last.object(), last.result(), false, false,
                last.preempted(), last.changes(), false, new Called("", List.of(arguments)), false));
        return this;
    }

    Story enter(int line) {
        return add(Operation.MONITOR_ENTER, "", line, Plain.NOTHING, false);
    }

    /// Wants a monitor, in vain.
    Story isLockedOut(int line) {
        enter(line);
        return forEver();
    }

    /// Waits, for ever.
    Story awaitsForEver(int line) {
        await(line, Plain.NOTHING);
        return forEver();
    }

    private Story forEver() {
        var last = events.removeLast();
        events.add(new Event(last.thread(), last.site(), last.object(), last.result(), false, false,
                last.preempted(), last.changes(), true, Called.NOT, last.local()));
        return this;
    }

    Story leave(int line) {
        return add(Operation.MONITOR_EXIT, "", line, Plain.NOTHING, false);
    }

    Story await(int line, Result result) {
        return add(Operation.WAIT, "wait", line, result, false);
    }

    /// Wakes another thread.
    Story signal(int line, String woken) {
        return add(Operation.NOTIFY, "notify", line, new Result.Wakes(List.of(woken)), false);
    }

    /// Waits for the end of a thread, for ever.
    Story joinsForEver(int line) {
        ofThread("join", line, Plain.NOTHING);
        return forEver();
    }

    Story signal(int line) {
        return add(Operation.NOTIFY, "notify", line, Plain.NOTHING, false);
    }

    /// Signals when nobody waits.
    Story signalsNobody(int line) {
        return add(Operation.NOTIFY_ALL, "notifyAll", line, Plain.NOBODY_WAITS, false);
    }

    /// The thread was preempted before its next step.
    Story preempted() {
        preempted = true;
        return this;
    }

    /// The check interrupts a thread.
    Story interrupt(String target) {
        events.add(
                new Event(0, new Site(Operation.THREAD, "interrupt", "s.checks.Checks", "check", "s/checks/C.java", 1),
                        target, Plain.NOTHING, false, false, false, false, false, Called.NOT, false));
        return this;
    }

    private Story add(Operation operation, String member, int line, Result result, boolean changes) {
        return add(operation, member, "s.Thing", method, line, result, changes);
    }

    private Story add(Operation operation, String member, String owner, String inMethod, int line, Result result,
            boolean changes) {
        events.add(new Event(THREADS.indexOf(thread),
                new Site(operation, member, owner, inMethod, owner.replace('.', '/') + ".java", line), "", result,
                false, false, preempted, changes, false, Called.NOT, false));
        preempted = false;
        return this;
    }

    /// The site of the step added last.
    Site site() {
        return events.getLast().site();
    }

    Blame blame() {
        var loader = Story.class.getClassLoader();
        return Blame.of(new Subject("s", loader, loader, new LoadedSubmission("s", loader), 0,
                FindingRegistry.GRADERS),
                new Trace(THREADS, events));
    }
}
