package dev.lockstep.api;

import java.lang.reflect.Method;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/// What runs the checks of this JVM: in a worker the worker itself, elsewhere (Surefire, an IDE) a bridge to one.
public interface CheckRunner {

    /// Runs one check and throws if it did not pass.
    void run(Class<?> checks, Method check) throws Throwable;

    /// The submission under check.
    Submission submission();

    /// Makes a runner the one of this JVM.
    static void install(CheckRunner runner) {
        Installed.RUNNER.set(runner);
    }

    /// The runner of this JVM: the installed one, else the first that [ServiceLoader] finds.
    ///
    /// @throws IllegalStateException if there is none
    static CheckRunner current() {
        var installed = Installed.RUNNER.get();
        if (installed != null) {
            return installed;
        }
        var found = ServiceLoader.load(CheckRunner.class, CheckRunner.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no runner for Lockstep checks: put lockstep-grading on the test class path"));
        Installed.RUNNER.compareAndSet(null, found);
        return found;
    }

    /// Holds the runner of this JVM. Thread safety: one atomic reference, set at most once in practice.
    final class Installed {
        private static final AtomicReference<@Nullable CheckRunner> RUNNER = new AtomicReference<>();

        private Installed() {}
    }
}
