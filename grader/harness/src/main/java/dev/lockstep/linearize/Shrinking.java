package dev.lockstep.linearize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;

/// Leaves calls out of a failing scenario as long as it still fails in the same way.
///
/// Lincheck's own minimisation also moves calls to other threads. Where an operation is given the number of the thread
/// that makes the call, that number is then wrong, and what is shown has nothing to do with the bug.
final class Shrinking {

    private final Function<ExecutionScenario, Optional<LincheckFailure>> run;

    /// @param run what becomes of a scenario: its failure, or empty
    Shrinking(Function<ExecutionScenario, Optional<LincheckFailure>> run) {
        this.run = run;
    }

    /// The failure of a scenario from which no call can be left out.
    LincheckFailure shrink(LincheckFailure failure) {
        return smaller(failure.getScenario()).stream().map(run).flatMap(Optional::stream)
                .filter(other -> other.getClass() == failure.getClass()).findFirst().map(this::shrink).orElse(failure);
    }

    private static List<ExecutionScenario> smaller(ExecutionScenario scenario) {
        var threads = scenario.getParallelExecution();
        var scenarios = new ArrayList<ExecutionScenario>();
        for (var thread = 0; thread < threads.size(); thread++) {
            for (var call = 0; call < threads.get(thread).size(); call++) {
                var rest = without(threads, thread, call);
                if (!rest.isEmpty()) {
                    scenarios.add(new ExecutionScenario(List.of(), rest, List.of(), scenario.getValidationFunction()));
                }
            }
        }
        return scenarios;
    }

    private static List<List<Actor>> without(List<List<Actor>> threads, int thread, int call) {
        var rest = new ArrayList<List<Actor>>(threads);
        var calls = new ArrayList<>(threads.get(thread));
        calls.remove(call);
        rest.set(thread, calls);
        rest.removeIf(List::isEmpty);
        return rest;
    }
}
