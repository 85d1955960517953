package dev.lockstep.worker;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.trace.Result.Wakes;
import dev.lockstep.verdict.FindingKind.About;
import dev.lockstep.worker.Call.Step;

/// Finds the line that a failed assertion is about where an interrupt came, or a call went on at the wrong time: rules 1 and 2
/// of [Blame].
record Mistimed(Judged judged) {

    private Calls calls() {
        return judged.calls();
    }

    /// Rule 1.
    Optional<Culprit> interrupted() {
        var whose = judged.lastCall().map(Call::thread).orElse(judged.thread());
        return calls().lastInterruptFromOutside(whose).filter(_ -> !endsWithInterrupt())
                .flatMap(index -> learnt(whose, index)
                        .or(() -> calls().lastOf(whose).flatMap(call -> ignored(call, index))));
    }

    /// Where a thread asked last whether it is interrupted, and was told so.
    private Optional<Culprit> learnt(int whose, int interrupt) {
        return calls().calls().reversed().stream().filter(call -> call.thread() == whose)
                .flatMap(call -> call.after(interrupt).reversed().stream())
                .filter(step -> Deeds.learnsOfInterrupt(step.event())).findFirst()
                .map(step -> Culprit.of(step, Deeds.clearsInterrupt(step.event())
                        ? "the interrupt status is cleared here"
                        : "the thread learns here that it is interrupted"));
    }

    private boolean endsWithInterrupt() {
        var thrown = judged.thrown();
        return thrown != null && Jdk.opened().causeOf(thrown) instanceof InterruptedException;
    }

    private Optional<Culprit> ignored(Call call, int interrupt) {
        return calls().calls().reversed().stream().filter(each -> each.thread() == call.thread())
                .filter(each -> each.equals(call) || each.last().index() > interrupt)
                .filter(each -> !Deeds.threw(each.beginning().event()))
                .flatMap(each -> each.last(step -> Deeds.endsByInterrupt(step.event())).stream()).findFirst()
                .map(wait -> Culprit.of(wait, "the interrupt ended this wait"))
                .or(() -> unnoticed(call, interrupt));
    }

    private static Optional<Culprit> unnoticed(Call call, int interrupt) {
        if (interrupt < call.steps().getFirst().index()) {
            return call.lastWait().isPresent()
                    ? Optional.empty()
                    : call.first(Step::changes)
                            .map(step -> Culprit.of(step, "goes on here although its thread has been interrupted"));
        }
        return call.before(interrupt).reversed().stream().findFirst().filter(step -> Deeds.waits(step.event()))
                .map(wait -> Culprit.of(wait, "the interrupt ended this wait"));
    }

    /// Rule 2.
    Optional<Culprit> untimely() {
        return judged.about() == About.TIME ? judged.lastCall().flatMap(this::untimely) : Optional.empty();
    }

    private Optional<Culprit> untimely(Call call) {
        return Optional.of(call)
                .filter(_ -> Deeds.threw(call.beginning().event())
                        && call.first(step -> Deeds.isTimed(step.event()) || Deeds.timesOut(step.event())).isEmpty()
                        && call.first(step -> Deeds.stops(step.event())).isPresent())
                .map(_ -> Culprit.of(call.seen(call.last()), "an exception ends the call here"))
                .or(() -> call.last(step -> Deeds.beginsToWait(step.event())
                        || (Deeds.stops(step.event()) && isToldTime(call))).map(wait -> waitsWrongly(call, wait)))
                .or(() -> lockedOut(call))
                .or(() -> Optional
                        .of(Culprit.of(call.beginning(), "the call that is to wait begins here, and does not")));
    }

    private static boolean isToldTime(Call call) {
        return call.beginning().event().called().arguments().stream()
                .anyMatch(argument -> Stream.of(TimeUnit.values()).anyMatch(unit -> unit.name().equals(argument)));
    }

    private Culprit waitsWrongly(Call call, Step begun) {
        var waits = call.steps().stream().filter(step -> Deeds.stops(step.event())).count();
        var wait = call.lastWait().orElse(begun);
        if (!Deeds.isTimed(begun.event()) && isToldTime(call)) {
            return Culprit.of(begun, "waits here without an end, though the call is told a time");
        }
        return waits == 1 && !Deeds.isWoken(wait.event()) && !isMissed(call, wait)
                ? Culprit.of(call.beginning(), "the call whose only wait was too long or too short begins here")
                : passedOver(call, wait)
                        .orElse(Culprit.of(begun, "the last wait of the call that went on at the wrong time"));
    }

    /// A signal that woke another thread while a call waited until its time was over.
    private Optional<Culprit> passedOver(Call call, Step wait) {
        return calls().calls().stream().filter(other -> other.thread() != call.thread() && Deeds.timesOut(wait.event()))
                .flatMap(other -> other.steps().stream())
                .filter(step -> call.begunWait(wait) < step.index() && step.index() < wait.index())
                .filter(step -> step.event().result() instanceof Wakes(var threads) && !threads.isEmpty()
                        && !threads.contains(calls().trace().threads().get(call.thread())))
                .max(Comparator.comparingInt(Step::index))
                .map(step -> Culprit.of(step, "this does not wake " + calls().trace().threads().get(call.thread())));
    }

    /// Where a call that never waits for a signal has to wait for a lock, as others go on.
    private Optional<Culprit> lockedOut(Call call) {
        return call.steps().reversed().stream().filter(step -> Deeds.locks(step.event()) && isHeldUp(call, step))
                .findFirst().map(step -> Culprit.of(step, "the call has to wait here until another thread lets it in"));
    }

    private boolean isHeldUp(Call call, Step step) {
        var events = calls().trace().events();
        var next = IntStream.range(step.index() + 1, events.size())
                .filter(i -> events.get(i).thread() == call.thread()).findFirst();
        return next.isEmpty()
                || (next.getAsInt() > step.index() + 1 && !events.get(next.getAsInt()).preempted());
    }

    /// Whether another thread has changed something while a call waited, and did not end the wait by that.
    private boolean isMissed(Call call, Step wait) {
        var begun = call.begunWait(wait);
        var end = call.after(wait.index()).stream().mapToInt(Step::index).min().orElse(wait.index());
        return calls().calls().stream().filter(other -> other.thread() != call.thread())
                .flatMap(other -> other.steps().stream())
                .anyMatch(step -> begun < step.index() && step.index() < end && step.changes());
    }
}
