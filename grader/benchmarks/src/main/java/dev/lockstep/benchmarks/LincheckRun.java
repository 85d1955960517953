package dev.lockstep.benchmarks;

import java.util.List;

import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.util.LoggingLevel;

/// What Lincheck's model checker says of a scenario. It has to run in a JVM without the engine's agent.
///
/// @param failure the kind of failure in Lincheck's words, or empty if it found none
/// @param invocations how many schedules it ran to the end
/// @param nanos the time to the end of the last of them, without the time that Lincheck takes to write a report
record LincheckRun(String failure, long invocations, long nanos) {

    /// What the JVM needs: Lincheck attaches its agent to the JVM that it runs in, and says nothing about it.
    static final List<String> JVM_FLAGS = List.of("-XX:-PrintWarnings", "-XX:+EnableDynamicAgentLoading",
            "-Djdk.attach.allowAttachSelf=true", "-Dlincheck.logLevel=OFF", "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    /// Lincheck takes a loop or a recursion that goes on for longer than this for one that never ends; its own bounds,
    /// 50 and 20, are within what an ordinary program does.
    private static final int LOOP_BOUND = 2_000;
    private static final int RECURSION_BOUND = 200;

    /// Checks the scenario with at most so many schedules.
    static LincheckRun of(Scenario scenario, int invocations) {
        return run(scenario, options(scenario, invocations).verifier(CountingVerifier.class));
    }

    /// Runs the scenario's schedules and accepts whatever its calls return.
    static LincheckRun unverified(Scenario scenario, int invocations) {
        return run(scenario, options(scenario, invocations).verifier(CountingVerifier.Lenient.class));
    }

    private static LincheckRun run(Scenario scenario, ModelCheckingOptions options) {
        CountingVerifier.reset();
        var start = System.nanoTime();
        var failure = failure(scenario, options);
        return new LincheckRun(failure, CountingVerifier.invocations(), CountingVerifier.lastNanos() - start);
    }

    private static String failure(Scenario scenario, ModelCheckingOptions options) {
        try {
            options.check(scenario.structure());
            return "";
        } catch (LincheckAssertionError e) {
            return e.getFailure$lincheck().getClass().getSimpleName();
        }
    }

    private static ModelCheckingOptions options(Scenario scenario, int invocations) {
        return new ModelCheckingOptions().iterations(0).addCustomScenario(lincheck(scenario))
                .sequentialSpecification(scenario.specification()).invocationsPerIteration(invocations)
                .minimizeFailedScenario(false).loopBound(LOOP_BOUND)
                .recursionBound(RECURSION_BOUND).logLevel(LoggingLevel.OFF);
    }

    private static ExecutionScenario lincheck(Scenario scenario) {
        var threads = scenario.threads().stream().map(calls -> calls.stream()
                .map(call -> new Actor(call.method(scenario.structure()), call.arguments())).toList()).toList();
        return new ExecutionScenario(List.of(), threads, List.of(), null);
    }
}
