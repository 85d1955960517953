package dev.lockstep.worker;

import java.lang.reflect.Method;
import java.util.Arrays;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Check;
import dev.lockstep.api.CheckRunner;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Submission;

/// Runs a check as the JUnit test that it is, on the JUnit Platform; the check's extension comes back to
/// [CheckRunner#run], and this hands it to what answers the order at hand.
///
/// Thread safety: used by the worker's main thread alone.
final class Checks implements CheckRunner {

    /// What a check is run for.
    @FunctionalInterface
    interface Body {
        /// Runs the check, in whatever way its kind asks for.
        void run(Class<?> checks, Method check) throws Throwable;
    }

    private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false).enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false).enableTestExecutionListenerAutoRegistration(false)
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new org.junit.jupiter.engine.JupiterTestEngine()).build());

    private @Nullable Body body;
    private @Nullable Submission submission;
    private boolean reached;

    /// Runs a check and comes back when its body has.
    ///
    /// @throws IllegalStateException if JUnit never got as far as the body
    void run(Class<?> checks, Method check, Submission subject, Body what) {
        body = what;
        submission = subject;
        reached = false;
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(checks, check))
                .configurationParameter(LauncherConstants.CAPTURE_STDOUT_PROPERTY_NAME, "false").build();
        var summary = new SummaryGeneratingListener();
        launcher.execute(request, summary);
        if (!reached) {
            throw new IllegalStateException("JUnit did not run " + check + ": " + firstFailure(summary));
        }
    }

    /// Runs a check that names operations and models of histories.
    void runOfHistories(Class<?> checks, Method check, Submission subject, Histories histories) {
        run(checks, check, subject, (type, method) -> {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            method.setAccessible(true);
            method.invoke(constructor.newInstance(), arguments(method, subject, histories));
        });
    }

    private static Object[] arguments(Method check, Submission subject, Histories histories) {
        return Arrays.stream(check.getParameterTypes()).map(type -> {
            if (type == Histories.class) {
                return histories;
            }
            if (type == Submission.class) {
                return subject;
            }
            throw new IllegalArgumentException("a check of histories takes no " + type.getName() + ": " + check);
        }).toArray();
    }

    private static String firstFailure(SummaryGeneratingListener summary) {
        return summary.getSummary().getFailures().stream().findFirst()
                .map(failure -> String.valueOf(failure.getException())).orElse("it found no such test");
    }

    @Override
    public void run(Class<?> checks, Method check) throws Throwable {
        reached = true;
        var what = body;
        if (what == null) {
            throw new IllegalStateException("no check is to be run");
        }
        what.run(checks, check);
    }

    @Override
    public Submission submission() {
        var current = submission;
        if (current == null) {
            throw new IllegalStateException("no submission is under check");
        }
        return current;
    }

    /// The method of a check.
    static Method method(Class<?> checks, String name) throws NoSuchMethodException {
        return Arrays.stream(checks.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && method.isAnnotationPresent(Check.class)).findFirst()
                .orElseThrow(() -> new NoSuchMethodException(checks.getName() + "." + name));
    }
}
