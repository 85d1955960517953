package dev.lockstep.benchmarks;

import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.strategy.BoundedSearch;

/// Runs every interleaving of a program's steps, without bound and without reduction: what reduction is compared with.
final class FullEnumeration {

    private static final Settings SETTINGS = new Settings(20_000, false, 0, false);

    private long schedules;
    private boolean complete;

    private FullEnumeration() {}

    /// Runs at most so many schedules.
    ///
    /// @return the result is empty if there were no more
    static Measured measure(String name, Runnable program, long limit) {
        var enumeration = new FullEnumeration();
        var start = System.nanoTime();
        OnCarrier.run(() -> enumeration.run(program, limit));
        var nanos = System.nanoTime() - start;
        return new Measured(name, enumeration.complete ? "" : Measured.STOPPED, enumeration.schedules, nanos);
    }

    private void run(Runnable program, long limit) {
        var execution = new Execution(SETTINGS);
        var search = new BoundedSearch(Integer.MAX_VALUE);
        while (search.next()) {
            if (schedules == limit) {
                return;
            }
            schedules++;
            var failure = execution.run(search, program, false).failure();
            if (failure != null) {
                throw new IllegalStateException("a correct program failed: " + failure);
            }
        }
        complete = true;
    }
}
