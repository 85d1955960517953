package dev.lockstep.linearize;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.lockstep.api.CheckRunner;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Submission;
import dev.lockstep.report.ConsoleReport;
import dev.lockstep.report.Look;
import dev.lockstep.verdict.Verdict;

/// The JVM in which the tests have Lincheck check counters: says what became of each.
///
/// @param loader of the counters
record LincheckRun(ClassLoader loader) implements CheckRunner, Submission {

    /// Checks counters.
    ///
    /// @param arguments the folder of the classes, a folder of the next submission's, the counters' names
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var run = new LincheckRun(LincheckClassPath.open(List.of(Path.of(arguments[0]))));
            CheckRunner.install(run);
            for (var name : Arrays.asList(arguments).subList(2, arguments.length)) {
                out.println("## " + name + "\n" + run.verdict(name).strip() + "\n");
            }
            LincheckClassPath.open(List.of(Path.of(arguments[0]), Path.of(arguments[1])));
        } catch (IllegalStateException e) {
            out.println(String.valueOf(e.getMessage()).replace(arguments[0], "FIRST").replace(arguments[1], "NEXT"));
        }
    }

    private String verdict(String name) throws ClassNotFoundException {
        var model = loader.loadClass("counter.model.CounterModel");
        var operations = loader.loadClass("counter.checks.CounterOperations$" + name);
        try {
            return text(new LinearizabilityChecker("counter", "").check(model, operations, settings()));
        } catch (Throwable thrown) {
            return "threw " + thrown;
        }
    }

    private static String text(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed(var exploration) -> "passed: " + exploration.bound();
            case Verdict.Failed(var _, var findings) ->
                "failed:\n" + new ConsoleReport(Look.PLAIN, "path").render(findings.getFirst());
            case Verdict.NotRun(var reason) -> "not run: " + reason;
            case Verdict.Inconclusive(var reason) -> "inconclusive: " + reason;
        };
    }

    @Override
    public void run(Class<?> checks, Method check) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Submission submission() {
        return this;
    }

    @Override
    public <T> T create(Class<T> contract, String className, Object... arguments) {
        try {
            return contract.cast(loader.loadClass("counter." + className).getConstructor().newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As a check has it by default, with fewer invocations.
    @Linearizable(invocations = 150)
    static Linearizable settings() throws NoSuchMethodException {
        return LincheckRun.class.getDeclaredMethod("settings").getAnnotation(Linearizable.class);
    }
}
