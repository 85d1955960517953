package dev.lockstep.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.lockstep.engine.Explorer;

/// How many schedules of each workload the engine runs in a second, and how often it switches threads. An operation is
/// [#SCHEDULES] schedules or fewer.
@State(Scope.Benchmark)
@Warmup(iterations = 3, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 1, timeUnit = TimeUnit.SECONDS)
public class ExplorationBenchmark {

    static final int SCHEDULES = 2_000;

    /// What is explored.
    @Param
    public Workload workload = Workload.LATCH_BARRIER;

    private Runnable program = () -> {};

    /// Loads the program.
    @Setup
    public void load() {
        program = workload.program();
    }

    /// What an operation came to.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counted {
        /// Schedules that ran.
        public long schedules;
        /// Times that a thread began or went on.
        public long switches;
    }

    /// Explores as a check does, which switches as rarely as it can.
    @Benchmark
    public void explore(Counted counted) {
        var explored = Explorer.explore(Effort.exhaustive(SCHEDULES), program);
        if (explored.failing() != null) {
            throw new IllegalStateException(workload + " failed: " + explored.failing().failure());
        }
        counted.schedules += explored.schedules();
    }

    /// Walks through the schedules at random, and so switches at most switch points.
    @Benchmark
    public void walk(Counted counted) {
        counted.switches += Enumeration.walk(program, SCHEDULES);
    }
}
