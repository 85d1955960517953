package dev.lockstep.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.lockstep.engine.Explorer;
import workloads.VolatileCounter;

/// What is left on the heap after ten thousand, a hundred thousand and a million schedules of one exploration. Runs in
/// a JVM with the engine's agent.
final class MemoryMain {

    static final long SCHEDULES = 1_000_000;

    private MemoryMain() {}

    public static void main(String[] arguments) {
        var increments = Collections.nCopies(8, Call.of("increment"));
        var program = new ScenarioProgram(
                Scenario.of(VolatileCounter.class, List.of(increments, increments, increments)), _ -> {});
        var schedules = new AtomicLong();
        var start = System.nanoTime();
        Explorer.explore(Effort.exhaustive(2 * SCHEDULES), program, () -> {
            var count = schedules.incrementAndGet();
            if (count == SCHEDULES / 100 || count == SCHEDULES / 10 || count == SCHEDULES) {
                var line = new Measured("memory", Long.toString(usedBytes()), count, System.nanoTime() - start);
                System.out.println(line.line());
            }
            return count == SCHEDULES;
        });
    }

    private static long usedBytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
