package dev.lockstep.worker;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.lockstep.engine.trace.Awaited;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Result.Plain;
import dev.lockstep.engine.trace.Result.Wakes;
import dev.lockstep.worker.Call.Step;

/// Finds why threads wait for ever: see [Blame].
record Waiters(Calls calls, List<Wait> waits) {

    /// The call in which a thread waits; none if it waits in code of the check.
    private Stream<Call> calls(Wait wait) {
        return calls.lastOf(calls.trace().threads().indexOf(wait.thread())).stream()
                .filter(call -> call.last().event().blocked());
    }

    private Stream<Call> waiting() {
        return waits.stream().flatMap(this::calls);
    }

    Optional<Culprit> lostWakeup() {
        return left()
                .or(() -> waiting()
                        .flatMap(call -> unsignalled(call).or(() -> inVain(call)).or(() -> wokeInVain(call)).stream())
                        .findFirst())
                .or(() -> waiting().findFirst().flatMap(this::gaveUp));
    }

    /// Only threads that the submission has started are left, and the check has come to its end: the last change of what one of
    /// them waits for, if nobody was woken after it, or else where the first of them was started. Not if the wake-up came, and
    /// too early.
    private Optional<Culprit> left() {
        return waits.stream().map(Wait::thread).allMatch(calls::isStartedInside) && waiting().noneMatch(this::isMissed)
                ? waiting().flatMap(call -> unsignalled(call, step -> isAwaited(call, step)).stream()).findFirst()
                        .or(() -> waits.stream().flatMap(wait -> calls.start(wait.thread()).stream()).findFirst().map(
                                step -> Culprit.of(step,
                                        "starts a thread here that is left when all others have ended")))
                : Optional.empty();
    }

    private static int begunToWait(Call call) {
        return call.first(step -> Deeds.waits(step.event())).map(Step::index).orElse(Integer.MAX_VALUE);
    }

    /// The last of other threads' steps of a kind since a call began to wait.
    private Optional<Step> lastSince(Call waiting, Predicate<Step> kind) {
        return calls.calls().stream().filter(call -> call.thread() != waiting.thread())
                .flatMap(call -> call.after(begunToWait(waiting)).stream()).filter(kind)
                .max(Comparator.comparingInt(Step::index));
    }

    private Optional<Culprit> unsignalled(Call waiting) {
        return unsignalled(waiting, Step::changes);
    }

    private Optional<Culprit> unsignalled(Call waiting, Predicate<Step> change) {
        var signal = lastSince(waiting, step -> Deeds.signals(step.event())).map(Step::index).orElse(-1);
        return lastSince(waiting, change).filter(step -> step.index() > signal)
                .map(step -> Culprit.of(calls.seen(step), "nobody is woken after this change"));
    }

    /// Whether a call has tested what a step changes since it was last woken.
    private static boolean isAwaited(Call waiting, Step step) {
        var woken = waiting.last(each -> Deeds.isWoken(each.event())).map(Step::index).orElse(-1);
        return step.changes() && waiting.after(woken).stream().map(Step::event)
                .anyMatch(test -> Deeds.tests(test) && Deeds.sameVariable(test, step.event()));
    }

    /// A signal that woke a thread is followed by a step of it.
    private Optional<Culprit> inVain(Call waiting) {
        return lastSince(waiting, step -> Deeds.signals(step.event()))
                .filter(step -> step.index() > waiting.last().index())
                .map(step -> Culprit.of(step, "this does not wake " + calls.trace().threads().get(waiting.thread())));
    }

    /// A signal that woke one thread alone, which had to wait on, while another waited there.
    private Optional<Culprit> wokeInVain(Call waiting) {
        var name = calls.trace().threads().get(waiting.thread());
        return lastSince(waiting, step -> step.event().result().equals(new Wakes(List.of(name))))
                .filter(step -> calls.calls().stream().filter(other -> other.thread() != waiting.thread())
                        .anyMatch(other -> other.endsWaiting() && other.last().index() < step.index()
                                && other.last().event().object().equals(step.event().object())))
                .map(step -> Culprit.of(step, "this wakes " + name + ", which has to wait on, and not another"));
    }

    private Optional<Culprit> gaveUp(Call waiting) {
        return calls.calls().reversed().stream().filter(call -> call.thread() != waiting.thread())
                .flatMap(call -> call.lastWait().filter(wait -> Deeds.timesOut(wait.event()))
                        .filter(wait -> call.after(wait.index()).stream()
                                .noneMatch(Step::changes))
                        .map(_ -> Culprit.of(call.last(), "a thread that timed out leaves here and changes nothing"))
                        .stream())
                .findFirst();
    }

    /// Where the last thread that waits has looked before it went on to its wait, which nobody is left to end. Waits that end
    /// by themselves are not looked at, nor those of threads that the submission has started, which do one thing after another.
    Optional<Culprit> lookedAt() {
        var waiting = calls.calls().stream().filter(calls::isLast).filter(Call::endsWaiting)
                .filter(call -> !calls.isInside(call)).toList();
        return waiting.stream().anyMatch(call -> Deeds.isTimed(call.last().event()))
                ? Optional.empty()
                : waiting.reversed().stream().filter(call -> !isMissed(call))
                        .flatMap(call -> lookedAt(call).stream()).findFirst()
                        .map(step -> Culprit.of(step, "the last look before a wait that nobody is left to end"));
    }

    /// Whether the signal that a call waits for came while nobody waited: then the wait came too late.
    private boolean isMissed(Call call) {
        var wait = call.last();
        return calls.trace().events().subList(call.steps().getFirst().index(), wait.index()).stream()
                .anyMatch(event -> event.thread() != call.thread() && event.result() == Plain.NOBODY_WAITS
                        && event.object().equals(wait.event().object()));
    }

    /// The last test before the one that the wait is about, of something else or in another method: of the called method if it
    /// makes one.
    private static Optional<Step> lookedAt(Call call) {
        var woken = call.last(step -> Deeds.isWoken(step.event())).map(Step::index).orElse(-1);
        var tests = call.after(woken).reversed().stream().filter(step -> Deeds.tests(step.event())).toList();
        return tests.stream().filter(step -> !belongs(step, tests.getFirst(), tests))
                .min(Comparator.comparing(step -> !step.function().equals(call.function())));
    }

    /// Whether a test is part of the one that the wait is about, or of what that one compares.
    private static boolean belongs(Step step, Step awaited, List<Step> tests) {
        return step.line() == awaited.line()
                || (step.function().equals(awaited.function()) && tests.stream().anyMatch(test -> test
                        .line() == awaited.line() && Deeds.sameVariable(test.event(), step.event())));
    }

    /// A thread waits for what another one has taken away: where that one has used last what the thread then looked at.
    Optional<Culprit> takenAway() {
        return waiting().findFirst().flatMap(this::takenAway);
    }

    private Optional<Culprit> takenAway(Call waiting) {
        return waiting.before(waiting.last().index()).reversed().stream().filter(step -> Deeds.looks(step.event()))
                .findFirst().flatMap(look -> lastUse(waiting, look).filter(use -> use.index() < look.index()))
                .map(step -> Culprit.of(step, "the last use of what "
                        + calls.trace().threads().get(waiting.thread()) + " looks at before it waits"));
    }

    private Optional<Step> lastUse(Call waiting, Step look) {
        return calls.calls().stream().filter(call -> call.thread() != waiting.thread())
                .flatMap(call -> call.steps().stream())
                .filter(step -> Deeds.sameVariable(step.event(), look.event()))
                .max(Comparator.comparingInt(Step::index));
    }

    /// Where a thread that spins lets time pass before it tries again: as much as the others do.
    Optional<Culprit> delayed() {
        return waits.stream().filter(wait -> wait.awaited() == Awaited.Plain.NOTHING)
                .flatMap(wait -> calls.lastOf(calls.trace().threads().indexOf(wait.thread())).stream())
                .flatMap(call -> call.last(step -> Deeds.passesTime(step.event())).stream()).findFirst()
                .map(step -> Culprit.of(step, "all wait here for as long as each other, and meet again"));
    }

    Optional<Culprit> deadlock() {
        var held = waits.stream().filter(wait -> !wait.holders().isEmpty() || wait.awaited() instanceof Awaited.End)
                .flatMap(this::calls).toList();
        return keeper().or(() -> (held.isEmpty() ? waiting() : held.stream())
                .max(Comparator.comparingInt(call -> call.last().index())).map(Waiters::holding));
    }

    /// Who waits for the end of a thread and holds what others want meanwhile.
    private Optional<Culprit> keeper() {
        return waits.stream().filter(wait -> wait.awaited() instanceof Awaited.End)
                .filter(wait -> waits.stream().flatMap(other -> other.holders().stream())
                        .anyMatch(holder -> holder.thread().equals(wait.thread())))
                .flatMap(this::calls).findFirst()
                .map(call -> Culprit.of(call.last(), "waits for a thread here, and keeps what others want"));
    }

    private static Culprit holding(Call call) {
        var wait = call.last();
        var seen = call.seen(wait);
        var took = call.before(seen.index()).stream()
                .anyMatch(step -> step.changes() && !step.function().equals(seen.function()));
        return seen.index() < wait.index() && took
                ? Culprit.of(seen, "waits in this call, and keeps what it took in one before")
                : Culprit.of(wait, "the last to wait");
    }
}
