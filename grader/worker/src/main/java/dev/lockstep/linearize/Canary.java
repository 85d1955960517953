package dev.lockstep.linearize;

import org.jetbrains.kotlinx.lincheck.strategy.IncorrectResultsFailure;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;

import dev.lockstep.histories.Scenario.Size;

/// Whether Lincheck's word is to be believed in this JVM: it must reject a racy counter and accept a correct one. A
/// version that does not know the JDK transforms no class and accepts whatever it is given.
final class Canary {

    private static final Size SMALL = new Size(2, 2);
    private static final int INVOCATIONS = 100;

    private static final boolean ALIVE = rejects(Racy.class) && accepts(Guarded.class);

    private Canary() {}

    /// Finds out when first called, then remembers.
    static boolean isAlive() {
        return ALIVE;
    }

    private static boolean accepts(Class<?> counter) {
        try {
            options(2).check(counter);
            return true;
        } catch (Exception | LinkageError | AssertionError e) {
            return false;
        }
    }

    private static boolean rejects(Class<?> counter) {
        try {
            options(3).check(counter);
            return false;
        } catch (LincheckAssertionError e) {
            return e.getFailure$lincheck() instanceof IncorrectResultsFailure;
        } catch (Exception | LinkageError | AssertionError e) {
            return false;
        }
    }

    /// Nobody looks at the scenario that fails, small or large.
    private static ModelCheckingOptions options(int iterations) {
        return SecondOpinion.options(Model.class, SMALL, INVOCATIONS).iterations(iterations)
                .minimizeFailedScenario(false);
    }

    /// A counter for one thread.
    public static final class Model {
        private int value;

        /// Counts up.
        public int increment() {
            value++;
            return value;
        }
    }

    /// A counter that loses updates.
    public static final class Racy {
        private int value;

        /// Counts up in two steps.
        @Operation
        public int increment() {
            value++;
            return value;
        }
    }

    /// A counter that loses none.
    public static final class Guarded {
        private int value;

        /// Counts up in one step.
        @Operation
        public synchronized int increment() {
            value++;
            return value;
        }
    }
}
