package dev.lockstep.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import dev.lockstep.engine.instrument.InstrumentingLoader;

/// A scenario as a program for the engine: every schedule makes a new object, starts the threads, joins them and hands
/// over what the calls returned. Only the structure is instrumented.
final class ScenarioProgram implements Runnable {

    private final Maker maker;
    private final Invocation[][] threads;
    private final Consumer<List<Object>> outcome;
    private final int calls;

    /// @param outcome takes the results of the first thread's calls, then of the second's, and so on; what it throws
    ///        fails the schedule
    ScenarioProgram(Scenario scenario, Consumer<List<Object>> outcome) {
        this.outcome = outcome;
        var structure = instrumented(scenario.structure());
        maker = new Maker(structure);
        threads = scenario.threads().stream()
                .map(column -> column.stream().map(call -> new Invocation(structure, call)).toArray(Invocation[]::new))
                .toArray(Invocation[][]::new);
        calls = scenario.size();
    }

    /// A program that ends with an error if no order of the calls, made one after the other, explains what they returned.
    static ScenarioProgram checked(Scenario scenario) {
        var allowed = SequentialOutcomes.of(scenario);
        return new ScenarioProgram(scenario, results -> {
            if (!allowed.contains(results)) {
                throw new AssertionError("no order of the calls explains " + results);
            }
        });
    }

    private static Class<?> instrumented(Class<?> type) {
        try {
            var classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            var parent = new ClassLoader(type.getClassLoader()) {};
            return new InstrumentingLoader(List.of(classes), parent).loadClass(type.getName());
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void run() {
        var object = maker.make();
        var results = new Object[calls];
        var started = new Thread[threads.length];
        var offset = 0;
        for (var i = 0; i < threads.length; i++) {
            var column = threads[i];
            var first = offset;
            started[i] = new Thread(() -> call(object, column, results, first));
            started[i].start();
            offset += column.length;
        }
        for (var thread : started) {
            join(thread);
        }
        outcome.accept(Arrays.asList(results));
    }

    private static void call(Object object, Invocation[] column, Object[] results, int offset) {
        for (var i = 0; i < column.length; i++) {
            results[offset + i] = column[i].on(object);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts", e);
        }
    }
}
