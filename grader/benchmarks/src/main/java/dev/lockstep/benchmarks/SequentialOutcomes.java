package dev.lockstep.benchmarks;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the calls of a scenario return when they are made one after the other, in every order that keeps the order of
/// each thread's calls.
final class SequentialOutcomes {

    private final List<List<Invocation>> threads;
    private final Maker maker;
    private final int[] made;
    private final int[] order;
    private final Set<List<Object>> outcomes = new HashSet<>();

    private SequentialOutcomes(Scenario scenario) {
        var specification = scenario.specification();
        maker = new Maker(specification);
        threads = scenario.threads().stream()
                .map(calls -> calls.stream().map(call -> new Invocation(specification, call)).toList()).toList();
        made = new int[threads.size()];
        order = new int[scenario.size()];
    }

    /// All outcomes: the results of the first thread's calls, then of the second's, and so on.
    static Set<List<Object>> of(Scenario scenario) {
        var search = new SequentialOutcomes(scenario);
        search.extend(0);
        return Set.copyOf(search.outcomes);
    }

    private void extend(int length) {
        if (length == order.length) {
            outcomes.add(run());
            return;
        }
        for (var thread = 0; thread < made.length; thread++) {
            if (made[thread] < threads.get(thread).size()) {
                order[length] = thread;
                made[thread]++;
                extend(length + 1);
                made[thread]--;
            }
        }
    }

    private List<Object> run() {
        var structure = maker.make();
        var next = new int[threads.size()];
        var results = new Object[order.length];
        for (var thread : order) {
            var call = next[thread]++;
            results[offset(thread) + call] = threads.get(thread).get(call).on(structure);
        }
        return List.copyOf(Arrays.asList(results));
    }

    private int offset(int thread) {
        return threads.subList(0, thread).stream().mapToInt(List::size).sum();
    }
}
