package dev.lockstep.worker;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.lockstep.engine.trace.Operation;
import dev.lockstep.worker.Call.Step;

/// Finds where a thread went on as if no other had come between: rules 3 and 4 of [Blame].
record Interference(Calls calls) {

    /// Rule 3: the last thread that was woken and did not look again.
    Optional<Culprit> uncheckedWakeup() {
        return calls.calls().reversed().stream().flatMap(call -> call.steps().reversed().stream()
                .filter(step -> isWoken(call, step)).flatMap(step -> unchecked(call, step).stream())).findFirst()
                .or(this::goesOnInVain);
    }

    /// The last wait or attempt that came to nothing, and whose call goes on to its collaborator as if it had got what it
    /// wanted.
    private Optional<Culprit> goesOnInVain() {
        return calls.calls().reversed().stream().flatMap(call -> call
                .last(step -> Deeds.endsByInterrupt(step.event()) || Deeds.triesInVain(step.event()))
                .filter(wait -> call.after(wait.index()).stream().noneMatch(step -> step.site().equals(wait.site())))
                .filter(wait -> call.after(wait.index()).stream()
                        .anyMatch(step -> Deeds.usesCollaborator(step.event())))
                .map(wait -> Culprit.of(wait, "this came to nothing, and the call goes on")).stream())
                .findFirst();
    }

    /// Whether a step is the return from a wait that neither a timer nor an interrupt has ended.
    private boolean isWoken(Call call, Step step) {
        return (Deeds.isWoken(step.event()) || returnsAtOnce(call, step))
                && calls.lastInterrupt(call.thread()).filter(index -> call.begunWait(step) < index
                        && index < step.index()).isEmpty();
    }

    /// Whether a step is a wait that was over before it began, for no reason at all.
    private boolean returnsAtOnce(Call call, Step step) {
        return Deeds.beginsToWait(step.event()) && calls.lastInterrupt(call.thread()).isEmpty()
                && call.after(step.index()).stream().findFirst()
                        .filter(next -> next.index() == step.index() + 1 && !Deeds.waits(next.event())).isPresent();
    }

    private static Optional<Culprit> unchecked(Call call, Step wakeup) {
        for (var step : call.after(wakeup.index())) {
            if (Deeds.changes(step.event())) {
                return Optional.of(Culprit.of(call.seenFrom(wakeup.function(), step),
                        "goes on here after the wait in line " + wakeup.line() + " without a second look"));
            }
            if (looks(call, wakeup, step)) {
                return Optional.empty();
            }
        }
        return call.after(wakeup.index()).isEmpty()
                ? Optional.empty()
                : Optional.of(Culprit.of(wakeup, "goes on after this wait without a second look"));
    }

    /// Whether a step reads something that the call may have waited for, other than what its own line then writes.
    private static boolean looks(Call call, Step wakeup, Step step) {
        return (step.site().operation() == Operation.CALL && !Deeds.leaves(step.event()))
                || (Deeds.tests(step.event()) && !isHalfOfWrite(call, step) && isAwaited(call, wakeup, step));
    }

    /// Whether a step is one of the method that waits, or tests what the call has tested before the wait.
    private static boolean isAwaited(Call call, Step wakeup, Step test) {
        return test.function().equals(wakeup.function()) || call.before(wakeup.index()).stream()
                .anyMatch(step -> Deeds.tests(step.event()) && Deeds.sameVariable(step.event(), test.event()));
    }

    private static boolean isHalfOfWrite(Call call, Step read) {
        return call.after(read.index()).stream().takeWhile(step -> step.line() == read.line())
                .anyMatch(step -> Deeds.acts(step.event()) && Deeds.sameVariable(step.event(), read.event()));
    }

    /// Rule 4: the last write that another thread has made wrong.
    Optional<Culprit> tornApart() {
        return calls.calls().reversed().stream().flatMap(call -> call.steps().reversed().stream()
                .filter(step -> step.event().preempted()).flatMap(step -> tornApart(call, step).stream())).findFirst();
    }

    private Optional<Culprit> tornApart(Call call, Step resumed) {
        return call.after(resumed.index() - 1).stream().filter(step -> Deeds.acts(step.event())).findFirst()
                .flatMap(act -> earlier(call, resumed, act)
                        .filter(earlier -> isDisturbed(call.thread(), earlier, act))
                        .map(earlier -> between(call, earlier, act)));
    }

    /// A line of one method, or of the called one where it has others do both: they only do what they are told.
    private static Culprit between(Call call, Step earlier, Step act) {
        var apart = call.after(earlier.index() - 1).stream().takeWhile(step -> step.index() <= act.index())
                .anyMatch(step -> !step.function().equals(act.function()));
        var before = apart ? call.seen(earlier) : earlier;
        return Culprit.of(apart ? call.seen(act) : act,
                "another thread comes between line " + before.line() + " and this one");
    }

    /// The use of the same variable right before the thread was preempted, not counting from before a wait.
    private static Optional<Step> earlier(Call call, Step resumed, Step act) {
        return call.before(resumed.index()).reversed().stream().takeWhile(step -> !Deeds.waits(step.event()))
                .filter(step -> Deeds.tests(step.event()) || Deeds.acts(step.event()))
                .filter(step -> Deeds.sameVariable(step.event(), act.event())).findFirst();
    }

    /// Whether another thread writes between a read and a write, or reads between two writes.
    private boolean isDisturbed(int thread, Step earlier, Step act) {
        return calls.trace().events().subList(earlier.index(), act.index()).stream()
                .filter(event -> event.thread() != thread && Deeds.sameVariable(event, act.event()))
                .anyMatch(event -> Deeds.acts(earlier.event()) ? Deeds.tests(event) : Deeds.acts(event));
    }

    /// Rule 4. The last call that was preempted between two uses of collaborators, where another thread has come to them.
    Optional<Culprit> tornUses() {
        return calls.calls().reversed().stream().flatMap(call -> preempted(call).reversed().stream()
                .flatMap(index -> tornUses(call, index).stream())).findFirst();
    }

    private List<Integer> preempted(Call call) {
        var events = calls.trace().events();
        return IntStream.rangeClosed(call.steps().getFirst().index(), call.last().index())
                .filter(i -> events.get(i).thread() == call.thread() && events.get(i).preempted()).boxed().toList();
    }

    private Optional<Culprit> tornUses(Call call, int resumed) {
        var from = call.before(resumed).reversed().stream().filter(step -> Deeds.usesCollaborator(step.event()))
                .findFirst();
        return from.filter(_ -> call.after(resumed - 1).stream().anyMatch(step -> Deeds.usesCollaborator(step.event())))
                .filter(earlier -> isUsedMeanwhile(call, earlier, resumed))
                .flatMap(earlier -> call.last(step -> step.index() <= resumed).map(step -> Culprit.of(call.seen(step),
                        "another thread comes between line " + earlier.line() + " and this one")));
    }

    private boolean isUsedMeanwhile(Call call, Step earlier, int resumed) {
        return calls.calls().stream().filter(other -> other.thread() != call.thread())
                .flatMap(other -> other.steps().stream())
                .anyMatch(step -> earlier.index() < step.index() && step.index() < resumed
                        && Deeds.usesCollaborator(step.event()) && (call.changes() || step.changes()));
    }
}
