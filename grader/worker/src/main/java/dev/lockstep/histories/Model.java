package dev.lockstep.histories;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.WouldBlock;

/// What the calls of a scenario come to when they are made one after the other, for each order that keeps the threads' own:
/// a tree of states that grows as it is asked for (as of Wing and Gong, "Testing and verifying concurrent objects", JPDC
/// 1993).
public final class Model {

    private static final int MOST_ORDERS = 5_000;

    private final Constructor<?> constructor;
    private final Scenario scenario;
    private final State initial;

    /// What the calls of a scenario come to on such a model.
    ///
    /// @param type with a constructor without parameters
    /// @throws IllegalArgumentException if it has none
    public Model(Class<?> type, Scenario scenario) {
        constructor = Alphabet.constructor(type);
        this.scenario = scenario;
        initial = new State(List.of());
    }

    /// The model after some calls, by the threads that made them. A call that would block is not one of them.
    private final class State {
        private final List<Integer> order;
        private final @Nullable Next[] next = new Next[scenario.threads()];

        State(List<Integer> order) {
            this.order = order;
        }

        /// What the thread's next call comes to.
        Next next(int thread) {
            var known = next[thread];
            if (known == null) {
                var answer = replayed(order, thread);
                known = new Next(answer, new State(answer instanceof Answer.Blocks ? order : with(order, thread)));
                next[thread] = known;
            }
            return known;
        }
    }

    private record Next(Answer answer, State state) {}

    private static List<Integer> with(List<Integer> order, int thread) {
        var longer = new ArrayList<>(order);
        longer.add(thread);
        return List.copyOf(longer);
    }

    private Answer replayed(List<Integer> order, int thread) {
        try {
            var instance = constructor.newInstance();
            var done = new int[scenario.threads()];
            for (var earlier : order) {
                call(instance, earlier, done[earlier]++);
            }
            return call(instance, thread, done[thread]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the model cannot be used: " + constructor, e);
        }
    }

    private Answer call(Object instance, int thread, int index) throws IllegalAccessException {
        var call = scenario.callers().get(thread).get(index);
        try {
            return Answer.returned(call.model().getReturnType(),
                    call.model().invoke(instance, arguments(call, thread)));
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof WouldBlock ? new Answer.Blocks() : Answer.threw(e);
        }
    }

    /// The model's own constants stand for those of the same name that the operation takes.
    private static Object[] arguments(Invocation call, int thread) {
        var arguments = call.arguments(thread);
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Enum<?> constant) {
                arguments[i] = Arrays.stream(call.model().getParameterTypes()[i].getEnumConstants())
                        .filter(each -> ((Enum<?>) each).name().equals(constant.name())).findFirst().orElseThrow();
            }
        }
        return arguments;
    }

    /// The calls of a schedule, as far as they came.
    public static final class Observed {

        private final @Nullable Answer[][] answers;
        private final int[] begun;
        private final int[][][] before;

        /// Keeps the arrays: what is written to them later is seen.
        ///
        /// @param answers of each thread's calls; null for one that has not returned
        /// @param begun how many calls of each thread have begun
        /// @param before how many calls of each other thread had returned when a call began
        public Observed(@Nullable Answer[][] answers, int[] begun, int[][][] before) {
            this.answers = answers;
            this.begun = begun;
            this.before = before;
        }
    }

    /// Whether some order of the calls that have returned gives their answers, each call coming after those that had
    /// returned when it began.
    ///
    /// @param standing whether nobody could go on: then each call that has not returned has to wait in the end
    public boolean explains(Observed observed, boolean standing) {
        return explains(initial, new int[scenario.threads()], observed, standing);
    }

    private boolean explains(State state, int[] done, Observed observed, boolean standing) {
        var complete = true;
        for (var thread = 0; thread < done.length; thread++) {
            var call = done[thread];
            if (call == observed.begun[thread]) {
                continue;
            }
            var answer = observed.answers[thread][call];
            if (answer == null) {
                continue;
            }
            complete = false;
            if (mayCome(observed.before[thread][call], done)
                    && goesOn(state, thread, answer, done, observed, standing)) {
                return true;
            }
        }
        return complete && (!standing || allWait(state, done, observed));
    }

    private boolean goesOn(State state, int thread, Answer answer, int[] done, Observed observed, boolean standing) {
        var next = state.next(thread);
        if (!next.answer.explains(answer)) {
            return false;
        }
        done[thread]++;
        var explained = explains(next.state, done, observed, standing);
        done[thread]--;
        return explained;
    }

    private static boolean mayCome(int[] before, int[] done) {
        return IntStream.range(0, done.length).allMatch(other -> done[other] >= before[other]);
    }

    private static boolean allWait(State state, int[] done, Observed observed) {
        return IntStream.range(0, done.length).filter(thread -> done[thread] < observed.begun[thread])
                .allMatch(thread -> state.next(thread).answer instanceof Answer.Blocks);
    }

    /// Whether in some order some call answers so.
    public boolean everAnswers(Answer answer) {
        return everAnswers(initial, new int[scenario.threads()], answer);
    }

    private boolean everAnswers(State state, int[] done, Answer answer) {
        for (var thread = 0; thread < done.length; thread++) {
            if (done[thread] == scenario.callers().get(thread).size()) {
                continue;
            }
            var next = state.next(thread);
            if (next.answer.explains(answer)) {
                return true;
            }
            if (!(next.answer instanceof Answer.Blocks)) {
                done[thread]++;
                var found = everAnswers(next.state, done, answer);
                done[thread]--;
                if (found) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The histories that orders of the calls give, without repetitions; those of the first few thousand orders where there
    /// are more.
    public List<History> histories() {
        var all = new LinkedHashMap<String, History>();
        extend(initial, new ArrayList<>(), new ArrayList<>(), new int[scenario.threads()], all, new int[1]);
        return List.copyOf(all.values());
    }

    private void extend(State state, List<Integer> order, List<Answer> answers, int[] done, Map<String, History> all,
            int[] orders) {
        var over = true;
        for (var thread = 0; thread < done.length && orders[0] < MOST_ORDERS; thread++) {
            if (done[thread] == scenario.callers().get(thread).size()) {
                continue;
            }
            var next = state.next(thread);
            if (next.answer instanceof Answer.Blocks) {
                continue;
            }
            over = false;
            done[thread]++;
            order.add(thread);
            answers.add(next.answer);
            extend(next.state, order, answers, done, all, orders);
            answers.removeLast();
            order.removeLast();
            done[thread]--;
        }
        if (over && orders[0] < MOST_ORDERS) {
            orders[0]++;
            var history = ended(state, order, answers, done);
            all.putIfAbsent(history.toString(), history);
        }
    }

    /// All that are left wait.
    private History ended(State state, List<Integer> order, List<Answer> answers, int[] done) {
        var callers = new ArrayList<>(order);
        var all = new ArrayList<>(answers);
        for (var thread = 0; thread < done.length; thread++) {
            if (done[thread] < scenario.callers().get(thread).size()) {
                callers.add(thread);
                all.add(state.next(thread).answer);
            }
        }
        return History.sequential(scenario, callers, all);
    }
}
