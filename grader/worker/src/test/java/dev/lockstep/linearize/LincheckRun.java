package dev.lockstep.linearize;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.lockstep.api.CheckRunner;
import dev.lockstep.api.Submission;

/// The JVM in which the tests ask Lincheck about counters.
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
                if (name.equals("NEXT")) {
                    LincheckClassPath.open(List.of(Path.of(arguments[0]), Path.of(arguments[1])));
                } else {
                    out.println(name + ": " + run.suspicion(name));
                }
            }
        } catch (IllegalStateException e) {
            out.println(String.valueOf(e.getMessage()).replace(arguments[0], "FIRST").replace(arguments[1], "NEXT"));
        }
    }

    private String suspicion(String name) throws ClassNotFoundException {
        var model = loader.loadClass("counter.model.CounterModel");
        var operations = loader.loadClass("counter.checks.CounterOperations$" + name);
        var suspicion = SecondOpinion.suspicion(operations, model);
        return suspicion.isEmpty() ? "nothing" : "something";
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
}
