package dev.lockstep.linearize;

import java.util.List;
import java.util.Optional;

import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.util.LoggingLevel;

import dev.lockstep.api.Linearizable;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Verdict;

/// Has Lincheck look for a concurrent history of a submission that no order of its calls explains.
///
/// Needs a JVM of its own, started with [#JVM_FLAGS] and free of other agents, whose classes under check come from
/// [LincheckClassPath]. Lincheck's seeds are fixed: the same classes give the same verdict every time.
///
/// Thread safety: Lincheck allows one check at a time in a JVM; all checks and the warm-up go through the lock of this
/// class.
public final class LinearizabilityChecker {

    /// What the JVM needs: Lincheck attaches its agent to the JVM that it runs in, and says nothing about it. The small
    /// compiler takes half of the processor time for runs as short as these.
    public static final List<String> JVM_FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:-PrintWarnings",
            "-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true", "-Dlincheck.logLevel=OFF",
            "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    /// Lincheck takes a loop or a recursion that goes on for longer than this for one that never ends; its own bounds,
    /// 50 and 20, are within what an ordinary program does.
    private static final int LOOP_BOUND = 2_000;
    private static final int RECURSION_BOUND = 200;

    private final String topic;
    private final String hint;

    /// @param topic the package of the submission's classes
    /// @param hint what a finding advises; may be empty
    public LinearizabilityChecker(String topic, String hint) {
        this.topic = topic;
        this.hint = hint;
    }

    /// Prepares this JVM, which takes a second or two: to be called while there is nothing else to do. The first check
    /// makes up for it where it was not called.
    ///
    /// @return whether Lincheck works here; if not, every check is inconclusive
    public static boolean warmUp() {
        synchronized (LinearizabilityChecker.class) {
            return Canary.isAlive();
        }
    }

    /// Checks that the model explains each history of the operations.
    ///
    /// @throws Throwable what the constructor of `operations` throws: it is called once before Lincheck is asked
    public Verdict check(Class<?> model, Class<?> operations, Linearizable settings) throws Throwable {
        synchronized (LinearizabilityChecker.class) {
            if (!Canary.isAlive()) {
                return new Verdict.Inconclusive("Lincheck does not work in this JVM: it does not tell a racy counter "
                        + "from a correct one.");
            }
            Instances.create(operations);
            return ask(model, operations, settings);
        }
    }

    private Verdict ask(Class<?> model, Class<?> operations, Linearizable settings) {
        var size = Size.of(settings);
        try {
            var scenarios = DistinctScenarios.count(options(model, size).createTestConfigurations(operations),
                    operations, settings.scenarios());
            return search(model, operations, size, scenarios)
                    .map(failure -> new Diagnosis(new Ownership(topic), hint, model, Exploration.NONE).of(failure))
                    .orElseGet(() -> new Verdict.Passed(explored(scenarios, size)));
        } catch (Exception | LinkageError | AssertionError e) {
            return new Verdict.Inconclusive("Lincheck could not decide: " + Text.firstLine(e));
        }
    }

    private static Optional<LincheckFailure> search(Class<?> model, Class<?> operations, Size size, int scenarios) {
        var shrinkOurselves = DistinctScenarios.knowThreads(operations);
        var found = failure(options(model, size).executionGenerator(DistinctScenarios.class).iterations(scenarios)
                .minimizeFailedScenario(!shrinkOurselves), operations);
        var shrinking = new Shrinking(scenario -> failure(
                options(model, size).iterations(0).addCustomScenario(scenario), operations));
        return shrinkOurselves ? found.map(shrinking::shrink) : found;
    }

    private static Optional<LincheckFailure> failure(ModelCheckingOptions options, Class<?> operations) {
        try {
            options.check(operations);
            return Optional.empty();
        } catch (LincheckAssertionError e) {
            return Optional.of(e.getFailure$lincheck());
        }
    }

    static ModelCheckingOptions options(Class<?> model, Size size) {
        return new ModelCheckingOptions().sequentialSpecification(model).threads(size.threads())
                .actorsPerThread(size.calls()).actorsBefore(0).actorsAfter(0)
                .invocationsPerIteration(size.invocations()).loopBound(LOOP_BOUND).recursionBound(RECURSION_BOUND)
                .logLevel(LoggingLevel.OFF);
    }

    private static Exploration explored(int scenarios, Size size) {
        return new Exploration(0, false,
                "%d scenarios of %d threads with %d calls each".formatted(scenarios, size.threads(), size.calls()));
    }
}
