package dev.lockstep.benchmarks;

import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/// Lincheck's own verifier, which it asks once after every schedule, with a count and a clock.
///
/// Thread safety: Lincheck makes one check at a time and verifies on the thread that called it.
public class CountingVerifier implements Verifier {

    private static long invocations;
    private static long lastNanos;
    private static boolean rejected;

    private final Verifier verifier;

    /// Called by Lincheck.
    public CountingVerifier(Class<?> specification) {
        verifier = new LinearizabilityVerifier(specification);
    }

    static void reset() {
        invocations = 0;
        rejected = false;
        lastNanos = System.nanoTime();
    }

    /// How many schedules ended, up to the first whose results were rejected.
    static long invocations() {
        return invocations;
    }

    /// When the last of them ended.
    static long lastNanos() {
        return lastNanos;
    }

    @Override
    public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
        var accepted = accepts(scenario, results);
        if (!rejected) { // what follows a rejection is Lincheck writing its report
            invocations++;
            lastNanos = System.nanoTime();
            rejected = !accepted;
        }
        return accepted;
    }

    /// Whether some order of the calls explains their results.
    boolean accepts(ExecutionScenario scenario, ExecutionResult results) {
        return verifier.verifyResults(scenario, results);
    }

    /// One that accepts whatever it is given: for workloads whose operations block when called alone.
    public static final class Lenient extends CountingVerifier {

        /// Called by Lincheck.
        public Lenient(Class<?> specification) {
            super(specification);
        }

        @Override
        boolean accepts(ExecutionScenario scenario, ExecutionResult results) {
            return true;
        }
    }
}
