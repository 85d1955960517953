package dev.lockstep.linearize;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.CTestStructure;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.RandomExecutionGenerator;
import org.jetbrains.lincheck.datastructures.CTestConfiguration;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.RandomProvider;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jspecify.annotations.Nullable;

/// Lincheck's random scenarios without those that repeat another with the threads in a different order: of two
/// operations, two threads make ten scenarios of two calls each, and Lincheck would draw most of them again and again.
///
/// Public for Lincheck, which creates it by reflection.
public final class DistinctScenarios extends RandomExecutionGenerator {

    /// So many repetitions in a row, and there is hardly another to be found.
    private static final int PATIENCE = 200;

    private final Set<List<String>> seen = new HashSet<>();

    /// As Lincheck asks for it.
    public DistinctScenarios(CTestConfiguration configuration, CTestStructure structure, RandomProvider random) {
        super(configuration, structure, random);
    }

    /// How many there are, up to a limit.
    static int count(CTestConfiguration configuration, Class<?> operations, int limit) {
        var structure = CTestStructure.getFromTestClass(operations);
        var scenarios = new DistinctScenarios(configuration, structure, structure.randomProvider);
        while (scenarios.seen.size() < limit && scenarios.drawn() != null) {
            // counted by being drawn
        }
        return scenarios.seen.size();
    }

    /// Whether an operation is told which thread calls it.
    static boolean knowThreads(Class<?> operations) {
        return Arrays.stream(operations.getMethods()).flatMap(method -> Arrays.stream(method.getParameters()))
                .anyMatch(parameter -> takesThread(parameter.getAnnotationsByType(Param.class)));
    }

    @Override
    public ExecutionScenario nextExecution() {
        var scenario = drawn();
        return scenario == null ? super.nextExecution() : scenario;
    }

    private @Nullable ExecutionScenario drawn() {
        return IntStream.range(0, PATIENCE).mapToObj(_ -> super.nextExecution())
                .filter(scenario -> seen.add(key(scenario))).findFirst().orElse(null);
    }

    private static List<String> key(ExecutionScenario scenario) {
        return scenario.getParallelExecution().stream()
                .map(calls -> String.join("; ", calls.stream().map(DistinctScenarios::call).toList())).sorted()
                .toList();
    }

    /// A call without the number of the thread that makes it, where the operation takes that.
    private static String call(Actor actor) {
        var parameters = actor.getMethod().getParameters();
        var arguments = IntStream.range(0, parameters.length)
                .filter(i -> !takesThread(parameters[i].getAnnotationsByType(Param.class)))
                .mapToObj(i -> String.valueOf(actor.getArguments().get(i))).toList();
        return actor.getMethod().getName() + arguments;
    }

    private static boolean takesThread(Param[] generators) {
        return Arrays.stream(generators).anyMatch(param -> param.gen() == ThreadIdGen.class);
    }
}
