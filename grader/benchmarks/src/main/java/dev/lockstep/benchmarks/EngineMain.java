package dev.lockstep.benchmarks;

import dev.lockstep.engine.Bounds;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Explorer;

/// What the engine needs for the pairs and for programs of growing size. Runs in a JVM with the engine's agent.
final class EngineMain {

    /// Full enumeration stops here, except for the queue.
    static final long LIMIT = 100_000;

    static final long QUEUE_LIMIT = 1_200_000;

    static final String FULL = " full";
    static final String REDUCED = " reduced";

    private EngineMain() {}

    public static void main(String[] arguments) {
        for (var pair : Pair.values()) {
            pair(pair.wrongTitle, pair.wrong());
            pair(pair.rightTitle, pair.right());
        }
        for (var program : Scaled.values()) {
            for (var size : Scaled.Size.ALL) {
                compare(key(program, size), program.scenario(size), LIMIT);
            }
        }
        for (var elements : Scaled.QUEUE_ELEMENTS) {
            compare(queueKey(elements), Scaled.queue(elements), QUEUE_LIMIT);
        }
    }

    static String key(Scaled program, Scaled.Size size) {
        return program + " " + size.threads() + " " + size.operations();
    }

    static String queueKey(int elements) {
        return "queue " + elements;
    }

    private static void pair(String name, Scenario scenario) {
        var program = ScenarioProgram.checked(scenario);
        var bounds = Effort.exhaustive(LIMIT);
        print(Measured.warmMedian(() -> explore(name, bounds, program)));
    }

    private static void compare(String name, Scenario scenario, long limit) {
        var program = new ScenarioProgram(scenario, _ -> {});
        print(Measured.median(() -> Enumeration.full(name + FULL, program, limit)));
        print(Measured.median(() -> Enumeration.reduced(name + REDUCED, program, limit)));
    }

    private static Measured explore(String name, Bounds bounds, Runnable program) {
        var start = System.nanoTime();
        var explored = Explorer.explore(bounds, program);
        return new Measured(name, result(explored), explored.schedules(), System.nanoTime() - start);
    }

    /// Empty if every schedule ran and none failed.
    static String result(Explored explored) {
        var failing = explored.failing();
        if (failing != null) {
            return failing.failure().getClass().getSimpleName();
        }
        return explored.coverage().isAll() ? "" : Measured.STOPPED;
    }

    private static void print(Measured measured) {
        System.out.println(measured.line());
    }
}
