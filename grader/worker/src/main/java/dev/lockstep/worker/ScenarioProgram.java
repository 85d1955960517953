package dev.lockstep.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.HistoryPoint;
import dev.lockstep.engine.Uncaught;
import dev.lockstep.engine.instrument.Reflected;
import dev.lockstep.engine.runtime.Judge;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.histories.Alphabet;
import dev.lockstep.histories.Answer;
import dev.lockstep.histories.History;
import dev.lockstep.histories.Invocation;
import dev.lockstep.histories.Model;
import dev.lockstep.histories.Scenario;

/// A scenario as a program for the scheduler: each thread makes its calls, and a schedule fails if the model does not
/// explain their history.
///
/// A call that has not returned when nobody can go on is right if it would have to wait in the model. A call that throws
/// what none throws in the model fails the schedule with that exception.
///
/// Thread safety: the threads of a schedule use it one at a time; the carrier asks it between schedules.
final class ScenarioProgram implements Judge {

    private final Scenario scenario;
    private final Constructor<?> operations;
    private final Model model;

    /// What each call is given, and what a trace shows where it begins.
    private final Object[][][] arguments;
    private final String[][] announced;

    /// What a trace shows where a call returns.
    private final Map<Returned, String> told = new HashMap<>();

    private final @Nullable Answer[][] answers;
    private final @Nullable Throwable[][] thrown;
    private final int[][][] before;
    private final int[] begun;
    private final int[] returned;

    private final Map<Answer, Integer> numbers = new HashMap<>();

    /// The histories that have been judged, and whether they are explained.
    private final Map<List<Integer>, Boolean> known = new HashMap<>();

    ScenarioProgram(Alphabet alphabet, Scenario scenario) {
        this.scenario = scenario;
        operations = Alphabet.constructor(alphabet.operations());
        model = new Model(alphabet.model(), scenario);
        var threads = scenario.threads();
        arguments = new Object[threads][][];
        announced = new String[threads][];
        answers = new Answer[threads][];
        thrown = new Throwable[threads][];
        before = new int[threads][][];
        begun = new int[threads];
        returned = new int[threads];
        for (var i = 0; i < threads; i++) {
            var caller = i;
            var calls = scenario.callers().get(caller);
            arguments[caller] = calls.stream().map(call -> call.arguments(caller)).toArray(Object[][]::new);
            announced[caller] = calls.stream().map(call -> "calls " + call).toArray(String[]::new);
            answers[caller] = new Answer[calls.size()];
            thrown[caller] = new Throwable[calls.size()];
            before[caller] = new int[calls.size()][threads];
        }
    }

    /// @param call its index in the alphabet
    private record Returned(int call, Answer answer) {}

    /// A history that no order of its calls explains.
    static final class Unexplained extends AssertionError {
        private static final long serialVersionUID = 1;

        Unexplained() {
            super("no order of the calls gives these answers");
        }
    }

    @Override
    public void run() {
        forget();
        var threads = new CheckThreads();
        Reflected.initialize(operations.getDeclaringClass());
        var object = made();
        for (var caller = 0; caller < scenario.threads(); caller++) {
            var me = caller;
            threads.start(Scenario.name(caller), () -> calls(object, me));
        }
        threads.join();
    }

    private void forget() {
        Arrays.fill(begun, 0);
        Arrays.fill(returned, 0);
        for (var i = 0; i < begun.length; i++) {
            Arrays.fill(answers[i], null);
            Arrays.fill(thrown[i], null);
            for (var counts : before[i]) {
                Arrays.fill(counts, 0);
            }
        }
    }

    private Object made() {
        try {
            return operations.newInstance();
        } catch (InvocationTargetException e) {
            throw Thrown.as(Thrown.in(e));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void calls(Object object, int caller) {
        for (var i = 0; i < answers[caller].length; i++) {
            var call = scenario.callers().get(caller).get(i);
            HistoryPoint.call(caller, announced[caller][i]);
            System.arraycopy(returned, 0, before[caller][i], 0, returned.length);
            begun[caller] = i + 1;
            var answer = answer(object, caller, call, i);
            HistoryPoint.returns(caller, scenario.threads(),
                    told.computeIfAbsent(new Returned(call.index(), answer), _ -> call + answer.toString()));
            answers[caller][i] = answer;
            returned[caller] = i + 1;
        }
    }

    private Answer answer(Object object, int caller, Invocation call, int index) {
        try {
            return Answer.returned(call.operation().getReturnType(),
                    call.operation().invoke(object, arguments[caller][index]));
        } catch (InvocationTargetException e) {
            var cause = Thrown.in(e);
            if (cause instanceof Error) { // no answer to a call, whatever the model says
                Uncaught.report(cause);
                throw Thrown.as(cause);
            }
            thrown[caller][index] = cause;
            return Answer.threw(cause);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Failure judge(@Nullable Failure standing) {
        if (isExplained(standing != null)) {
            return null;
        }
        var unheardOf = unheardOf();
        if (unheardOf.isPresent()) {
            return unheardOf.get();
        }
        return standing != null && explains(false) ? standing : new Failure.Uncaught("main", new Unexplained());
    }

    /// A thread that is between two calls has only to be given its turn.
    @Override
    public boolean mayWaitForEver() {
        return IntStream.range(0, begun.length)
                .allMatch(caller -> begun[caller] > returned[caller] || returned[caller] == answers[caller].length)
                && isExplained(true);
    }

    private boolean isExplained(boolean standing) {
        return known.computeIfAbsent(key(standing), _ -> explains(standing));
    }

    /// What tells a history from another.
    private List<Integer> key(boolean standing) {
        var key = new ArrayList<Integer>();
        key.add(standing ? 1 : 0);
        for (var caller = 0; caller < begun.length; caller++) {
            key.add(begun[caller]);
            for (var i = 0; i < begun[caller]; i++) {
                var answer = answers[caller][i];
                key.add(answer == null ? -1 : numbers.computeIfAbsent(answer, _ -> numbers.size()));
                Arrays.stream(before[caller][i]).forEach(key::add);
            }
        }
        return key;
    }

    private boolean explains(boolean standing) {
        return model.explains(new Model.Observed(answers, begun, before), standing);
    }

    /// The first exception that no call ends with in any order.
    private Optional<Failure> unheardOf() {
        return IntStream.range(0, thrown.length).boxed()
                .flatMap(caller -> Arrays.stream(thrown[caller]).filter(Objects::nonNull)
                        .filter(each -> !model.everAnswers(Answer.threw(each)))
                        .map(each -> new Failure.Uncaught(Scenario.name(caller), each)))
                .map(Failure.class::cast).findFirst();
    }

    /// The history of the schedule that ran last.
    History history() {
        return History.concurrent(scenario, answers, begun);
    }

    /// The histories that would be right.
    List<History> explained() {
        return model.histories();
    }
}
