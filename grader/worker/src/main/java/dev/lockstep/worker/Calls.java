package dev.lockstep.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.worker.Call.Step;

/// Finds the calls of the submission in a trace.
///
/// A trace tells where public methods begin and where methods are called, but not where they end. A call ends with its
/// last step before its thread takes one of another call. What a thread does that the submission itself has started is a
/// call, too, from its first step on.
///
/// @param calls in the order in which they took their last steps
record Calls(Subject subject, Trace trace, List<Call> calls) {

    static Calls of(Subject subject, Trace trace) {
        var calls = new ArrayList<Call>();
        var marked = marked(subject, trace);
        for (var thread = 0; thread < trace.threads().size(); thread++) {
            calls.addAll(new OfThread(subject, trace, marked, thread).calls());
        }
        calls.sort(Comparator.comparingInt(call -> call.last().index()));
        return new Calls(subject, trace, List.copyOf(calls));
    }

    /// Whether it is what a thread does that the submission itself has started.
    boolean isInside(Call call) {
        return beginsInside(subject, trace, call.thread());
    }

    /// Whether the submission itself has started a thread: its first step is one of the submission's.
    private static boolean beginsInside(Subject subject, Trace trace, int thread) {
        return trace.events().stream().filter(event -> event.thread() == thread).findFirst()
                .filter(event -> subject.owns(event.site().owner())).isPresent();
    }

    /// Whether the submission itself has started a thread, by its name.
    boolean isStartedInside(String thread) {
        return beginsInside(subject, trace, trace.threads().indexOf(thread));
    }

    /// Whether it is the last call of its thread.
    boolean isLast(Call call) {
        return lastOf(call.thread()).filter(call::equals).isPresent();
    }

    /// Where the submission has started a thread: the first step of another that is about it, or comes to it.
    Optional<Step> start(String thread) {
        return calls.stream().filter(call -> call.thread() != trace.threads().indexOf(thread))
                .flatMap(call -> call.steps().stream())
                .filter(step -> step.event().result().is(thread) || step.event().object().equals(thread))
                .min(Comparator.comparingInt(Step::index));
    }

    /// What the thread of a step does next in the method that has taken it.
    Optional<Event> next(Step step) {
        return trace.events().stream().skip(step.index() + 1L)
                .filter(event -> event.thread() == step.event().thread() && method(event).equals(method(step.event())))
                .findFirst();
    }

    /// Whether the called method returns nothing.
    boolean tellsNothing(Call call) {
        var begun = call.beginning().site();
        return subject.returnsNothing(begun.owner(), begun.method());
    }

    /// The last call of a thread.
    Optional<Call> lastOf(int thread) {
        return calls.reversed().stream().filter(call -> call.thread() == thread).findFirst();
    }

    /// The last call of any thread.
    Optional<Call> last() {
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls.getLast());
    }

    /// Where in the trace a helper of the check was used last, by another thread than the check's own.
    Optional<Integer> lastHelper() {
        return IntStream.range(0, trace.events().size())
                .filter(i -> trace.events().get(i).site().operation() == Operation.HELPER
                        && trace.events().get(i).thread() > 0)
                .boxed().reduce((_, later) -> later);
    }

    /// What a thread had done, at a place in the trace, of the call that it was in or had made last.
    Optional<Call> before(int index) {
        var thread = trace.events().get(index).thread();
        return calls.stream().filter(call -> call.thread() == thread && call.steps().getFirst().index() < index)
                .max(Comparator.comparingInt(call -> call.steps().getFirst().index()))
                .map(call -> new Call(thread, call.before(index)));
    }

    /// The innermost call that a thread was in at a place in the trace.
    Optional<Call> at(int thread, int index) {
        return calls.stream().filter(call -> call.thread() == thread && call.comprises(index))
                .max(Comparator.comparingInt(call -> call.steps().getFirst().index()));
    }

    /// The call that changed something last.
    Optional<Call> lastChanging() {
        return changing(_ -> true);
    }

    private Optional<Call> changing(Predicate<Step> kind) {
        return calls.stream().flatMap(call -> call.steps().stream())
                .filter(step -> step.changes() && kind.test(step))
                .max(Comparator.comparingInt(Step::index))
                .flatMap(step -> at(step.event().thread(), step.index()));
    }

    /// A call itself, or the one that did its work while it waited: the last of another thread to change anything before
    /// the call went on, without an interrupt, and wrote nothing itself.
    Call doer(Call call) {
        var wait = call.lastWait().map(Step::index).orElse(Integer.MAX_VALUE);
        var rest = call.after(wait);
        if (rest.isEmpty()
                || rest.stream()
                        .anyMatch(step -> Deeds.acts(step.event()) && !(takes(call, step) && isAwaited(call, step)))
                || lastInterrupt(call.thread()).filter(index -> call.comprises(index)).isPresent()) {
            return call;
        }
        var goesOn = rest.getFirst().index();
        return changing(step -> step.event().thread() != call.thread() && step.index() < goesOn).orElse(call);
    }

    /// Whether a call had been woken before it tests something, and no other thread waited there with it: nobody else could
    /// have been meant, and the test only ends the wait.
    boolean isAwaited(Call call, Step test) {
        return lastWoken(call, test).filter(wait -> isAlone(call, wait)).isPresent();
    }

    private static Optional<Step> lastWoken(Call call, Step before) {
        return call.before(before.index()).reversed().stream().filter(step -> Deeds.isWoken(step.event())).findFirst();
    }

    private boolean isAlone(Call call, Step woken) {
        var signal = call.begunWait(woken) + (int) trace.events().subList(call.begunWait(woken), woken.index()).stream()
                .takeWhile(event -> !Deeds.signals(event) || !event.object().equals(woken.event().object())).count();
        return calls.stream().filter(other -> other.thread() != call.thread())
                .flatMap(other -> other.steps().stream().filter(step -> Deeds.beginsToWait(step.event()))
                        .filter(step -> step.event().object().equals(woken.event().object()))
                        .filter(step -> step.index() < signal && other.goesOn(step) > signal))
                .findAny().isEmpty();
    }

    /// Whether a write only takes away what another thread has put there while this one waited.
    private boolean takes(Call call, Step act) {
        return lastWoken(call, act).filter(wait -> trace.events().subList(call.begunWait(wait), wait.index()).stream()
                .anyMatch(event -> event.thread() != call.thread() && Deeds.acts(event)
                        && event.variable().equals(act.event().variable())))
                .isPresent();
    }

    /// Where in the trace a thread was interrupted last.
    Optional<Integer> lastInterrupt(int thread) {
        return IntStream.range(0, trace.events().size()).filter(i -> interrupts(trace.events().get(i), thread)).boxed()
                .reduce((_, later) -> later);
    }

    /// Whether a class has taken a step in a call.
    boolean isOfSubmission(String owner) {
        return calls.stream().flatMap(call -> call.steps().stream())
                .anyMatch(step -> step.site().owner().equals(owner));
    }

    /// Where in the trace a thread was interrupted last by other code than the submission's.
    Optional<Integer> lastInterruptFromOutside(int thread) {
        var own = calls.stream().flatMap(call -> call.steps().stream()).map(Step::index).collect(Collectors.toSet());
        return IntStream.range(0, trace.events().size())
                .filter(i -> interrupts(trace.events().get(i), thread) && !own.contains(i)).boxed()
                .reduce((_, later) -> later);
    }

    private boolean interrupts(Event event, int thread) {
        return thread >= 0 && event.site().member().equals("interrupt")
                && event.object().equals(trace.threads().get(thread));
    }

    /// A step as the method sees it that the check called.
    Step seen(Step step) {
        return at(step.event().thread(), step.index()).map(call -> call.seen(step)).orElse(step);
    }

    /// How often a thread has synchronised in a call before a step.
    int synchronised(Call call, Step step) {
        return (int) trace.events().subList(call.steps().getFirst().index(), step.index()).stream()
                .filter(event -> event.thread() == call.thread() && Deeds.synchronises(event)).count();
    }

    private static String method(Event event) {
        return event.site().owner() + "." + event.site().method();
    }

    /// Where methods begin, by their names: what tells overloads apart, since they follow each other in the source.
    private static Map<String, TreeSet<Integer>> beginnings(Trace trace, boolean[] begins) {
        var lines = new HashMap<String, TreeSet<Integer>>();
        for (var i = 0; i < begins.length; i++) {
            if (begins[i]) {
                var event = trace.events().get(i);
                lines.computeIfAbsent(method(event), _ -> new TreeSet<>()).add(event.site().line());
            }
        }
        return lines;
    }

    /// The steps of the submission in a trace; null for steps of others.
    private static @Nullable Step[] marked(Subject subject, Trace trace) {
        var changes = new Changes(subject, trace);
        var begins = begins(subject, trace);
        var beginnings = beginnings(trace, begins);
        var steps = new @Nullable Step[begins.length];
        for (var i = 0; i < begins.length; i++) {
            var event = trace.events().get(i);
            if (subject.owns(event.site().owner()) && isStep(event.site().operation())) {
                var line = beginnings.getOrDefault(method(event), new TreeSet<>()).floor(event.site().line());
                steps[i] = new Step(i, event, method(event) + ":" + line, begins[i], changes.of(i));
            }
        }
        return steps;
    }

    /// What a thread ends with, or prints, is no step of what it does.
    private static boolean isStep(Operation operation) {
        return operation != Operation.THROW && operation != Operation.PRINT;
    }

    /// Which steps are the beginning of a method. A method that calls another of its name tells of it in the same way as
    /// that one of its beginning; so such steps come in runs, in which a beginning and a call take turns. A run ends with
    /// a beginning.
    private static boolean[] begins(Subject subject, Trace trace) {
        var begins = new boolean[trace.events().size()];
        for (var thread = 0; thread < trace.threads().size(); thread++) {
            var run = new ArrayList<Integer>();
            for (var i = 0; i < begins.length; i++) {
                var event = trace.events().get(i);
                if (event.thread() == thread) {
                    if (!run.isEmpty() && !continues(trace.events().get(run.getLast()), event)) {
                        mark(run, begins);
                    }
                    if (Deeds.maybeBegins(event) && subject.owns(event.site().owner())) {
                        run.add(i);
                    }
                }
            }
            mark(run, begins);
        }
        return begins;
    }

    private static boolean continues(Event before, Event event) {
        return Deeds.maybeBegins(event) && method(before).equals(method(event));
    }

    private static void mark(List<Integer> run, boolean[] begins) {
        for (var i = run.size() - 1; i >= 0; i -= 2) {
            begins[run.get(i)] = true;
        }
        run.clear();
    }

    /// Whether the step before tells of the call of the method that begins, by whomever.
    private static boolean tellsOf(Event before, Event beginning) {
        return Deeds.isOfMethod(before) && before.site().member().equals(beginning.site().method());
    }

    /// The calls of one thread.
    private static final class OfThread {

        private final List<Call> calls = new ArrayList<>();
        private final Deque<List<Step>> open = new ArrayDeque<>();
        private final int thread;
        private final boolean startedInside;

        OfThread(Subject subject, Trace trace, @Nullable Step[] steps, int thread) {
            this.thread = thread;
            startedInside = beginsInside(subject, trace, thread);
            Event before = null;
            for (var i = 0; i < steps.length; i++) {
                var event = trace.events().get(i);
                if (event.thread() == thread) {
                    var step = steps[i];
                    if (step != null) {
                        add(step, before, before != null && subject.owns(before.site().owner()));
                    }
                    before = event;
                }
            }
        }

        List<Call> calls() {
            open.forEach(steps -> calls.add(new Call(thread, steps)));
            return calls;
        }

        private void add(Step step, @Nullable Event before, boolean fromInside) {
            var calledInside = fromInside && before != null && tellsOf(before, step.event());
            if ((step.begins() && !calledInside) || (startedInside && open.isEmpty())) {
                open.push(new ArrayList<>());
            } else if (!fromInside) {
                comeBack(step);
            }
            if (!open.isEmpty()) {
                open.element().add(step);
            }
        }

        /// The check has returned to the submission, which had called it: calls made in between are over.
        private void comeBack(Step step) {
            if (open.stream().anyMatch(steps -> has(steps, step))) {
                while (!has(open.element(), step)) {
                    calls.add(new Call(thread, open.pop()));
                }
            }
        }

        private static boolean has(List<Step> steps, Step step) {
            return steps.stream().anyMatch(each -> each.function().equals(step.function()));
        }
    }
}
