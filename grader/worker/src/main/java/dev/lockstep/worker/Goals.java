package dev.lockstep.worker;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.Bounds;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Explorer;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Trace;

/// Finds why no schedule reaches a goal. No trace shows what does not happen; so it looks at schedules in which one thread
/// stands still between two steps of the check's helpers, in the part that the check watches, and the others go on as far as
/// they can. Where the first of them has to wait is the line.
final class Goals {

    private static final int MOST_SCHEDULES = 500;

    private final Subject subject;
    private final Bounds bounds;
    private final Runnable program;

    Goals(Subject subject, Bounds bounds, Runnable program) {
        this.subject = subject;
        this.bounds = bounds;
        this.program = program;
    }

    /// Ends every schedule, so that there is a trace of it.
    private static final class NotReached extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotReached() {
            super("the goal is not reached", null, false, false);
        }
    }

    /// The line to blame, if a thread has to wait somewhere.
    Optional<Culprit> culprit() {
        for (var decision = 0; decision < MOST_SCHEDULES; decision++) {
            var failing = otherwiseAt(decision);
            if (failing == null) {
                return Optional.empty();
            }
            var culprit = waiting(failing.trace());
            if (culprit.isPresent()) {
                return culprit;
            }
        }
        return Optional.empty();
    }

    /// The schedule that goes on as before wherever it can, but for one decision.
    private Explored.@Nullable Failing otherwiseAt(int decision) {
        var decisions = new int[decision + 1];
        decisions[decision] = 1;
        return Explorer.replay(bounds, () -> {
            program.run();
            throw new NotReached();
        }, new Decisions(decisions)).failing();
    }

    private Optional<Culprit> waiting(Trace trace) {
        var events = trace.events();
        return IntStream.range(0, events.size()).filter(i -> events.get(i).preempted() && isHelper(events.get(i)))
                .boxed().flatMap(i -> lastOf(events, events.get(i).thread(), i).stream()
                        .flatMap(from -> waiting(trace, from, i).stream()))
                .findFirst();
    }

    private static boolean isHelper(Event event) {
        return event.site().operation() == Operation.HELPER;
    }

    /// The last step of a thread before a place in the trace, if it has been in the part that the check watches.
    private static Optional<Integer> lastOf(List<Event> events, int thread, int end) {
        var steps = IntStream.range(0, end).filter(i -> events.get(i).thread() == thread).boxed().toList();
        return steps.stream().anyMatch(i -> isHelper(events.get(i))) ? Optional.of(steps.getLast()) : Optional.empty();
    }

    /// Where a thread stopped, of itself, while another one was stopped between two steps.
    private Optional<Culprit> waiting(Trace trace, int from, int to) {
        return IntStream.range(from + 1, to).filter(i -> stopsAfter(trace, i, to))
                .mapToObj(i -> lastOwn(trace, i).map(event -> new Culprit(event.site(), trace.threads()
                        .get(event.thread()) + " has to wait here for "
                        + trace.threads()
                                .get(trace.events().get(to).thread()))))
                .flatMap(Optional::stream).findFirst();
    }

    /// Whether a thread takes its next step after another goes on, and was not made to wait for it by the scheduler.
    private static boolean stopsAfter(Trace trace, int index, int to) {
        var thread = trace.events().get(index).thread();
        var next = IntStream.range(index + 1, trace.events().size())
                .filter(i -> trace.events().get(i).thread() == thread).findFirst();
        return next.isPresent() && next.getAsInt() > to && !trace.events().get(next.getAsInt()).preempted();
    }

    private Optional<Event> lastOwn(Trace trace, int index) {
        var thread = trace.events().get(index).thread();
        return trace.events().subList(0, index + 1).reversed().stream()
                .filter(event -> event.thread() == thread && subject.owns(event.site().owner())).findFirst();
    }
}
