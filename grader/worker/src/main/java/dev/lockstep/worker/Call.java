package dev.lockstep.worker;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;

/// A call of the submission by the check, with the steps that it took in the submission's code.
///
/// Other calls that the submission makes inside of it belong to it. Where the called method only passes the call on
/// (`acquire()` to `acquire(1)`), the method it is passed on to stands for it.
///
/// @param thread whose, as an index into the threads of the trace
/// @param steps in order; the first is the beginning of the called method
record Call(int thread, List<Step> steps) {

    private static final Set<Operation> LOCKING = EnumSet.of(Operation.MONITOR_ENTER, Operation.MONITOR_EXIT,
            Operation.INITIALIZE, Operation.INITIALIZED);

    /// A step of a call.
    ///
    /// @param index its place in the trace
    /// @param function the method that takes it, told apart from others of its name
    /// @param begins whether it is the beginning of that method
    /// @param changes whether it changes what is there already and other calls use
    record Step(int index, Event event, String function, boolean begins, boolean changes) {

        boolean isOfLambda() {
            return site().method().startsWith("lambda$");
        }

        Site site() {
            return event.site();
        }

        int line() {
            return event.site().line();
        }
    }

    Call {
        steps = List.copyOf(steps);
    }

    Step last() {
        return steps.getLast();
    }

    boolean comprises(int index) {
        return steps.getFirst().index() <= index && index <= last().index();
    }

    /// Where in the trace the thread takes its next step of this call; behind the trace if there is none.
    int goesOn(Step step) {
        return after(step.index()).stream().findFirst().map(Step::index).orElse(Integer.MAX_VALUE);
    }

    /// Whether it still waits.
    boolean endsWaiting() {
        return Deeds.beginsToWait(last().event());
    }

    boolean changes() {
        return lastChange().isPresent();
    }

    Optional<Step> lastChange() {
        return last(Step::changes);
    }

    Optional<Step> lastWait() {
        return last(step -> Deeds.waits(step.event()));
    }

    Optional<Step> first(Predicate<Step> kind) {
        return steps.stream().filter(kind).findFirst();
    }

    Optional<Step> last(Predicate<Step> kind) {
        return steps.reversed().stream().filter(kind).findFirst();
    }

    /// The steps after the one at a place in the trace.
    List<Step> after(int index) {
        return steps.stream().filter(step -> step.index() > index).toList();
    }

    List<Step> before(int index) {
        return steps.stream().filter(step -> step.index() < index).toList();
    }

    /// Where in the trace the wait began that a step returns from.
    int begunWait(Step returned) {
        return before(returned.index()).reversed().stream().filter(step -> Deeds.beginsToWait(step.event()))
                .findFirst().map(Step::index).orElse(returned.index());
    }

    /// Where the called method was when a step was taken, or the one by which a thread began that the submission has
    /// started; there the step itself, if a collaborator led to it. The way to a collaborator is not told of a static
    /// method.
    Step seen(Step step) {
        var seen = seenFrom(function(), step);
        var ledAstray = steps.getFirst().begins()
                ? Deeds.callsCollaborator(step.event()) && seen.site().operation() != Operation.METHOD
                : Deeds.callsCollaborator(seen.event());
        return ledAstray ? step : seen;
    }

    /// Where the method was called that takes a step; the step itself, if it is the outermost one.
    Step entry(Step step) {
        return before(step.index()).reversed().stream().filter(each -> !each.function().equals(step.function()))
                .findFirst().filter(each -> each.site().operation() == Operation.METHOD).orElse(step);
    }

    /// Where a method of this call was when a step was taken. A lambda stands in the line that the method is at, which may
    /// have come to it by way of the JDK and without a step of its own.
    Step seenFrom(String function, Step step) {
        var until = before(step.index() + 1);
        var last = until.reversed().stream().filter(each -> each.function().equals(function)).findFirst();
        return last.map(seen -> Deeds.isOfMethod(seen.event())
                ? seen
                : first(next -> next.index() > seen.index()).filter(Step::isOfLambda)
                        .filter(next -> next.index() <= step.index()).orElse(seen))
                .orElse(step);
    }

    /// Where the called method begins.
    Step beginning() {
        return first(step -> step.begins() && step.function().equals(function())).orElse(steps.getFirst());
    }

    /// The called method, or the one that it passes the call on to.
    String function() {
        var function = steps.getFirst().function();
        for (var next = passedOn(function); next.isPresent(); next = passedOn(function)) {
            function = next.get();
        }
        return function;
    }

    /// The method that another one calls, if it does nothing else.
    private Optional<String> passedOn(String function) {
        var own = IntStream.range(0, steps.size()).filter(i -> does(steps.get(i), function)).boxed().toList();
        if (own.size() != 1 || own.getFirst() + 1 == steps.size()) {
            return Optional.empty();
        }
        var next = steps.get(own.getFirst() + 1);
        return (next.begins() || steps.get(own.getFirst()).isOfLambda()) && !next.function().equals(function)
                ? Optional.of(next.function())
                : Optional.empty();
    }

    private static boolean does(Step step, String function) {
        return step.function().equals(function) && !step.begins() && !LOCKING.contains(step.site().operation());
    }
}
