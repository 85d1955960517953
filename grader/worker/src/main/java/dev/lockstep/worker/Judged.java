package dev.lockstep.worker;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.verdict.FindingKind.About;
import dev.lockstep.worker.Call.Step;

/// Finds the line that a failed assertion is about: rules 0 and 5 to 8 of [Blame]. What is about time is [Mistimed], what about
/// collaborators [Collaboration].
///
/// @param about what the assertion says is wrong
/// @param thread that failed, as an index into the threads of the trace; -1 if it has got another name since
/// @param thrown null if two threads met in what the check guards
record Judged(Calls calls, About about, int thread, @Nullable Throwable thrown) {

    static final int MAIN = 0;

    /// The last call of the thread that failed; of any, if that is the check's own, which judges what all did, or one that the
    /// submission has started.
    Optional<Call> lastCall() {
        return isOfCheck() ? calls.lastOf(thread) : calls.last();
    }

    /// Whether it is a thread of the check's that calls the submission.
    private boolean isOfCheck() {
        return thread != MAIN && calls.lastOf(thread).filter(calls::isInside).isEmpty();
    }

    /// Rule 0. JUnit's own exception may be asked for its cause; the cause may not be asked anything.
    Optional<Culprit> replaced() {
        return Optional.ofNullable(thrown).filter(_ -> asksForException()).map(Throwable::getCause)
                .flatMap(other -> Stream.of(Jdk.opened().framesOf(other)).findFirst())
                .filter(frame -> calls.isOfSubmission(frame.getClassName()) && frame.getLineNumber() > 0)
                .map(frame -> new Culprit(site(frame), "another exception is thrown here"));
    }

    private static Site site(StackTraceElement frame) {
        var owner = frame.getClassName();
        var folder = owner.substring(0, owner.lastIndexOf('.') + 1).replace('.', '/');
        return new Site(Operation.THROW, "", owner, frame.getMethodName(), folder + frame.getFileName(),
                frame.getLineNumber());
    }

    /// Rule 5. Whoever leaves a lock alone because another thread has it says no although it might have said yes.
    Optional<Culprit> gaveUp() {
        return calls.calls().reversed().stream().filter(call -> thread == MAIN || call.thread() == thread)
                .filter(call -> !call.changes())
                .flatMap(call -> call.last(step -> !Deeds.leaves(step.event())).stream())
                .filter(step -> Deeds.triesInVain(step.event())).findFirst()
                .map(step -> Culprit.of(step, "the call gives up here because another thread has this at the moment"));
    }

    /// Rule 5. A constructor is none of the calls, as it begins without a step of its own: its steps follow the last one.
    Optional<Culprit> unmade() {
        return Optional.of(thread).filter(_ -> asksForException()).flatMap(calls::lastOf).map(Call::last)
                .filter(step -> step.site().method().equals("<init>"))
                .map(step -> Culprit.of(step, "what should be refused is made here"));
    }

    /// The check's own thread has asked a helper last, and a thread of the submission's still waits.
    Optional<Culprit> kept() {
        return Optional.of(calls.trace().events()).filter(_ -> thread == MAIN && asksHelperLast())
                .flatMap(_ -> calls.calls().reversed().stream().filter(calls::isInside).filter(Call::endsWaiting)
                        .filter(call -> !call.beginning().begins()).findFirst())
                .map(call -> Culprit.of(call.entry(call.last()), "a thread of the submission's still waits here"));
    }

    private boolean asksHelperLast() {
        var events = calls.trace().events();
        return events.size() > 1 && events.get(events.size() - 2).site().operation() == Operation.HELPER
                && events.get(events.size() - 2).thread() == MAIN;
    }

    /// Rules 6 to 8.
    Optional<Culprit> work() {
        return admitting().flatMap(this::letIn).or(this::last);
    }

    /// The call by which a thread got to where a helper of the check told of it last, if the check's own thread failed
    /// and has called the submission no more since.
    private Optional<Call> admitting() {
        return Optional.of(thread).filter(failed -> failed == MAIN).flatMap(_ -> calls.lastHelper())
                .filter(helper -> calls.lastOf(MAIN).filter(call -> call.last().index() > helper).isEmpty())
                .flatMap(calls::before);
    }

    /// Rule 6.
    private Optional<Culprit> letIn(Call call) {
        return tested(call).or(() -> call.last(step -> Deeds.tests(step.event()))
                .filter(test -> call.lastChange().filter(change -> change.index() > test.index()).isEmpty())
                .map(test -> Culprit.of(test, "this test lets the call go on")));
    }

    /// Rules 7 and 8.
    private Optional<Culprit> last() {
        return lastCall().flatMap(call -> {
            if (asksForException()) {
                return Optional.of(refused(call));
            }
            return call.changes() ? did(calls.doer(call)) : told(call);
        });
    }

    private Optional<Culprit> did(Call call) {
        return tested(call).or(() -> changed(call));
    }

    /// The last test of a variable that the call then writes on another line; but not a test that only ended a wait.
    private Optional<Culprit> tested(Call call) {
        return call.steps().reversed().stream()
                .filter(step -> Deeds.acts(step.event()) && (step.changes() || step.event().local()))
                .flatMap(act -> call.before(act.index()).reversed().stream()
                        .filter(step -> Deeds.tests(step.event()) && isBefore(step, act))
                        .filter(step -> Deeds.sameVariable(step.event(), act.event())).limit(1)
                        .filter(test -> !calls.isAwaited(call, test))
                        .map(test -> Culprit.of(test, "this test lets the call go on to line " + act.line())))
                .findFirst();
    }

    /// Whether a test comes before what it lets go on, not around a loop.
    private static boolean isBefore(Step test, Step act) {
        return !test.function().equals(act.function()) || test.line() < act.line();
    }

    /// What JUnit throws is no submission's, so that it may be asked for its frames.
    boolean asksForException() {
        return thrown instanceof AssertionFailedError failed && Stream.of(failed.getStackTrace())
                .map(StackTraceElement::getClassName).anyMatch("org.junit.jupiter.api.AssertThrows"::equals);
    }

    /// What the call reads last if it ends with an exception that came out of one before; else what should have refused it.
    private Culprit refused(Call call) {
        return call.last(step -> Deeds.tests(step.event())).filter(_ -> endsLikeBefore(call))
                .map(step -> Culprit.of(step, "what the call reads before it throws again what was thrown before"))
                .orElseGet(() -> unrefused(call));
    }

    private boolean endsLikeBefore(Call call) {
        return calls.calls().stream().filter(other -> other.last().index() < call.steps().getFirst().index())
                .anyMatch(other -> Deeds.threwLike(other.beginning().event(), call.beginning().event()));
    }

    private Culprit unrefused(Call call) {
        if (call.first(step -> Deeds.looks(step.event()) || Deeds.acts(step.event())).isEmpty()
                && call.last().site().operation() == Operation.MONITOR_EXIT) {
            return Culprit.of(call.last(), "the call that should be refused ends here");
        }
        return lastLook(call).map(step -> Culprit.of(step, "what the call looks at before it goes on"))
                .or(() -> tested(call)).or(() -> looksFirst(call))
                .orElseGet(() -> Culprit.of(call.beginning(), "the call that should be refused begins here"));
    }

    private static Optional<Culprit> looksFirst(Call call) {
        return call.first(step -> step.function().equals(call.function())
                && (Deeds.tests(step.event()) || Deeds.acts(step.event())))
                .map(step -> Culprit.of(step, "the first line of the call that looks at anything"));
    }

    /// What the called method looks at last before it changes anything or waits.
    private static Optional<Step> lastLook(Call call) {
        var deed = call.first(step -> step.changes() || Deeds.waits(step.event())).orElse(call.last());
        return call.before(deed.index()).reversed().stream().filter(step -> Deeds.looks(step.event()))
                .filter(step -> step.function().equals(call.function()) && step.line() != deed.line()).findFirst();
    }

    private static Optional<Culprit> changed(Call call) {
        return call.lastChange().map(step -> Culprit.of(call.seen(step), "nothing is changed after this line"));
    }

    private Optional<Culprit> told(Call call) {
        return calls.tellsNothing(call)
                ? call.last(step -> Deeds.tests(step.event()))
                        .map(step -> Culprit.of(step, "this test lets the call end without having done anything"))
                : toldBefore(call);
    }

    private Optional<Culprit> toldBefore(Call call) {
        var changing = calls.lastChanging();
        var since = changing.flatMap(Call::lastChange).map(Step::index).orElse(-1);
        var toldBefore = calls.calls().stream()
                .anyMatch(other -> !other.equals(call) && !other.changes() && other.steps().getFirst().index() > since);
        return changing.isEmpty() || toldBefore ? Optional.of(reading(call)) : changing.flatMap(Judged::changed);
    }

    private static Culprit reading(Call call) {
        return Culprit.of(call.last(step -> Deeds.tests(step.event()) || Deeds.usesCollaborator(step.event()))
                .orElseGet(call::beginning),
                "the line that gives the answer");
    }
}
