package dev.lockstep.engine.soundness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.HistoryPoint;
import dev.lockstep.engine.runtime.Judge;
import dev.lockstep.engine.trace.Failure;

/// A program that calls operations of a shared object, and the history of its last schedule.
final class HistoryRun implements Judge {

    /// Begun and not returned; not begun.
    private static final int PENDING = -1_000;
    private static final int ABSENT = -1_001;

    private final Supplier<Operations> objects;
    private final List<List<Integer>> scenario;
    private final int[] returned;
    private final int[][] answers;
    private final int[][][] before;

    /// @param scenario the operations of each caller
    HistoryRun(Supplier<Operations> objects, List<List<Integer>> scenario) {
        this.objects = objects;
        this.scenario = scenario;
        returned = new int[scenario.size()];
        answers = new int[scenario.size()][];
        before = new int[scenario.size()][][];
    }

    @Override
    public void run() {
        var object = objects.get();
        Arrays.fill(returned, 0);
        for (var caller = 0; caller < scenario.size(); caller++) {
            answers[caller] = IntStream.range(0, scenario.get(caller).size()).map(_ -> ABSENT).toArray();
            before[caller] = new int[scenario.get(caller).size()][scenario.size()];
        }
        var threads = new ArrayList<Thread>();
        for (var caller = 0; caller < scenario.size(); caller++) {
            var me = caller;
            threads.add(new Thread(() -> calls(object, me), "T" + (caller + 1)));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void calls(Operations object, int me) {
        for (var i = 0; i < scenario.get(me).size(); i++) {
            HistoryPoint.call(me, "call");
            before[me][i] = returned.clone();
            answers[me][i] = PENDING;
            try {
                var answer = object.call(scenario.get(me).get(i));
                HistoryPoint.returns(me, scenario.size(), "return");
                answers[me][i] = answer;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            returned[me] = i + 1;
        }
    }

    /// Operations may wait for ever.
    @Override
    public @Nullable Failure judge(@Nullable Failure standing) {
        return null;
    }

    @Override
    public boolean mayWaitForEver() {
        return true;
    }

    /// What the last schedule came to.
    History history() {
        var all = IntStream.range(0, scenario.size()).boxed().toList();
        return new History(all.stream().map(caller -> Arrays.stream(answers[caller]).boxed().toList()).toList(),
                all.stream().flatMap(caller -> order(caller).stream()).toList());
    }

    private List<Integer> order(int caller) {
        return IntStream.range(0, scenario.get(caller).size()).boxed()
                .flatMap(i -> IntStream.range(0, scenario.size()).filter(other -> other != caller)
                        .mapToObj(other -> answers[caller][i] == ABSENT ? 0 : before[caller][i][other]))
                .toList();
    }

    /// @param answers of each caller
    /// @param order how many operations of each other caller had returned when each was called
    record History(List<List<Integer>> answers, List<Integer> order) {
        /// Whether another one has the same answers, and whatever is ordered here is ordered there.
        boolean isRefutedWith(History other) {
            return answers.equals(other.answers)
                    && IntStream.range(0, order.size()).allMatch(i -> order.get(i) <= other.order.get(i));
        }
    }
}
