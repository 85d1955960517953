package dev.lockstep.worker;

import java.util.Optional;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.worker.Call.Step;

/// Finds the line that a failed assertion is about where a collaborator was called wrongly, or has thrown an exception that goes
/// lost: rule 5 of [Blame].
record Collaboration(Judged judged) {

    private Calls calls() {
        return judged.calls();
    }

    /// Rule 5. Mockito writes the call that it is about as Java does.
    Optional<Culprit> collaborator() {
        var thrown = judged.thrown();
        return thrown == null || !thrown.getClass().getName().startsWith("org.mockito.")
                ? Optional.empty()
                : collaborator(Jdk.opened().messageOf(thrown));
    }

    /// The same.
    ///
    /// @param message of Mockito's exception
    Optional<Culprit> collaborator(String message) {
        return judged.lastCall().flatMap(call -> asked(call, message).or(() -> askedInside(message))
                .map(step -> Culprit.of(step, "the last such call of the collaborator"))
                .or(() -> passedBy(call, message)));
    }

    private static Optional<Step> asked(Call call, String message) {
        return call.last(step -> Deeds.callsCollaborator(step.event())
                && message.contains("." + step.site().member() + "("));
    }

    /// By a thread that the submission has started.
    private Optional<Step> askedInside(String message) {
        return calls().calls().reversed().stream()
                .filter(call -> judged.thread() == Judged.MAIN && calls().isInside(call))
                .flatMap(call -> asked(call, message).stream()).findFirst();
    }

    private Optional<Culprit> passedBy(Call call, String message) {
        return calls().calls().reversed().stream().filter(other -> other.function().equals(call.function()))
                .flatMap(other -> asked(other, message).stream()).findFirst()
                .map(step -> Culprit.of(step, "another call of the method comes by here, the last one does not"));
    }

    /// Rule 5. An exception was asked for, and none came: where a call goes on after a collaborator has thrown one. The same of
    /// one that a collaborator threw to a thread of the submission's own during the last call, which does not tell of it.
    Optional<Culprit> swallowed() {
        var thrown = judged.thrown();
        return judged.asksForException() && thrown != null && thrown.getCause() == null
                ? goesOn()
                : judged.lastCall().flatMap(this::unheard);
    }

    private Optional<Culprit> unheard(Call call) {
        return calls().calls().reversed().stream().filter(calls()::isInside)
                .flatMap(inside -> inside.last(step -> Deeds.callsCollaborator(step.event())
                        && Deeds.threw(step.event()) && !Deeds.threwLike(call.beginning().event(), step.event()))
                        .flatMap(thrower -> inside.after(thrower.index()).stream()
                                .filter(step -> step.function().equals(thrower.function())).findFirst())
                        .stream())
                .filter(step -> call.comprises(step.index())).findFirst()
                .map(step -> Culprit.of(step, "goes on here after an exception of which nobody learns"));
    }

    private Optional<Culprit> goesOn() {
        return calls().calls().reversed().stream()
                .filter(call -> !call.beginning().begins() || !Deeds.threw(call.beginning().event()))
                .flatMap(call -> call.last(step -> Deeds.callsCollaborator(step.event())
                        && Deeds.threw(step.event())).stream())
                .findFirst().flatMap(calls()::next)
                .map(event -> new Culprit(event.site(), "goes on here after an exception of which nobody learns"));
    }
}
