package dev.lockstep.benchmarks;

import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.runtime.Settings.Points;
import dev.lockstep.engine.runtime.Settings.Races;
import dev.lockstep.engine.runtime.Settings.Stacks;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.RandomWalk;
import dev.lockstep.engine.strategy.Reduction;
import dev.lockstep.engine.strategy.Strategy;

/// Runs all schedules of a program with one strategy alone: every interleaving of its steps, or reduced by partial order.
final class Enumeration {

    private static final Settings SETTINGS = new Settings(20_000, false, 0, Points.SYNCHRONISATION, Races.FAIL,
            Stacks.CONTINUATIONS);

    private static final long SEED = 1;

    private final Strategy strategy;
    private long schedules;
    private long switches;
    private boolean complete;

    private Enumeration(Strategy strategy) {
        this.strategy = strategy;
    }

    /// Runs every interleaving, but at most so many.
    ///
    /// @return the result is empty if there were no more
    static Measured full(String name, Runnable program, long limit) {
        return new Enumeration(new BoundedSearch(Integer.MAX_VALUE)).measure(name, program, limit);
    }

    /// Runs one of each class of interleavings that differ in the order of independent steps alone, but at most so many.
    ///
    /// @return the result is empty if there were no more
    static Measured reduced(String name, Runnable program, long limit) {
        return new Enumeration(new Reduction()).measure(name, program, limit);
    }

    /// Runs so many schedules, drawn at random.
    ///
    /// @return how often a thread began or went on
    static long walk(Runnable program, long schedules) {
        var walk = new Enumeration(new RandomWalk(SEED, schedules));
        OnCarrier.run(() -> walk.run(program, schedules));
        return walk.switches;
    }

    private Measured measure(String name, Runnable program, long limit) {
        var start = System.nanoTime();
        OnCarrier.run(() -> run(program, limit));
        return new Measured(name, complete ? "" : Measured.STOPPED, schedules, System.nanoTime() - start);
    }

    private void run(Runnable program, long limit) {
        var execution = new Execution(SETTINGS);
        while (strategy.next()) {
            if (schedules == limit) {
                return;
            }
            schedules++;
            var outcome = execution.run(strategy, program, false);
            if (outcome.failure() != null || outcome.limit() != null) {
                throw new IllegalStateException("a correct program failed: " + outcome);
            }
            switches = execution.switches();
        }
        complete = true;
    }
}
