package dev.lockstep.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.Explored.Coverage;
import dev.lockstep.engine.Explored.Failing;
import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.RandomWalk;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.strategy.Strategy;

/// Explores the schedules of a program: all of them up to a bound, fewest preemptions first.
///
/// The program is code loaded by an [dev.lockstep.engine.instrument.InstrumentingLoader] in a JVM that runs with the
/// engine's agent. It is run anew for every schedule, on a thread named `main`, and has to begin from scratch each time.
///
/// Thread safety: one exploration runs at a time in a JVM.
public final class Explorer {

    /// Changes whenever the same decisions may come to another schedule than before.
    public static final String VERSION = "1";

    private static final long CARRIER_STACK_BYTES = 256L << 20;

    private final Bounds bounds;
    private final Runnable program;
    private final BooleanSupplier enough;

    private final Execution execution;
    private final Repetition repetition;

    private long schedules;
    private int exhausted = -1;
    private @Nullable Failing failing;
    private @Nullable String divergence;
    private boolean ended;

    private Explorer(Bounds bounds, Runnable program, BooleanSupplier enough) {
        this.bounds = bounds;
        this.program = program;
        this.enough = enough;
        execution = new Execution(settings());
        repetition = new Repetition(execution, program);
    }

    /// Explores a program until a schedule fails.
    public static Explored explore(Bounds bounds, Runnable program) {
        return explore(bounds, program, () -> false);
    }

    /// Explores a program until a schedule fails or the caller has seen enough.
    ///
    /// @param enough asked after every schedule that did not fail
    public static Explored explore(Bounds bounds, Runnable program, BooleanSupplier enough) {
        return onCarrier(() -> new Explorer(bounds, program, enough).explore());
    }

    /// Runs a recorded schedule again.
    ///
    /// @return what it came to; no failing schedule if it did not fail, a diverged one if the program did not offer the
    ///         recorded decisions
    public static Explored replay(Bounds bounds, Runnable program, Decisions decisions) {
        return onCarrier(() -> new Explorer(bounds, program, () -> true).replay(decisions));
    }

    /// The stack is large, and belongs to a thread of its own, so that the depth at which it overflows does not depend
    /// on the caller.
    private static Explored onCarrier(Supplier<Explored> work) {
        var result = new AtomicReference<@Nullable Explored>();
        var trouble = new AtomicReference<@Nullable Throwable>();
        var carrier = new Thread(null, () -> result.set(work.get()), "lockstep-carrier", CARRIER_STACK_BYTES);
        carrier.setDaemon(true);
        carrier.setUncaughtExceptionHandler((_, thrown) -> trouble.set(thrown));
        carrier.start();
        join(carrier);
        var explored = result.get();
        if (explored == null) {
            throw new IllegalStateException("the scheduler failed", trouble.get());
        }
        return explored;
    }

    private static void join(Thread carrier) {
        try {
            carrier.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while exploring", e);
        }
    }

    private Settings settings() {
        return new Settings(bounds.steps(), bounds.anyDelay(), bounds.spuriousWakeups(), false, Settings.Races.FAIL);
    }

    private Explored explore() {
        var coverage = search();
        if (failing == null) {
            divergence = repetition.difference();
        }
        return new Explored(schedules, ended ? Coverage.ENDED : coverage, exhausted, failing, divergence);
    }

    private Coverage search() {
        var systematic = Math.max(1, bounds.schedules() - bounds.schedules() / 10);
        for (var bound = 0; bound <= bounds.preemptions(); bound++) {
            var search = new BoundedSearch(bound);
            if (!run(search, systematic) && !ended) {
                run(new RandomWalk(bounds.seed(), bounds.schedules() - schedules), Long.MAX_VALUE);
                return Coverage.BUDGET;
            }
            if (ended) {
                return Coverage.ENDED;
            }
            exhausted = bound;
            if (!search.cut()) {
                return Coverage.ALL;
            }
        }
        return Coverage.BOUND;
    }

    /// @return whether the strategy came to its end
    private boolean run(Strategy strategy, long limit) {
        while (!ended && strategy.next()) {
            if (schedules >= limit) {
                return false;
            }
            var outcome = execution.run(strategy, program, false);
            if (outcome.abandoned()) {
                continue;
            }
            schedules++;
            var failure = outcome.failure();
            if (failure != null) {
                var confirmed = repetition.failed(failure, execution.decisions());
                failing = confirmed.failing();
                divergence = confirmed.difference();
                ended = true;
            } else {
                repetition.passed(execution.decisions());
                ended = enough.getAsBoolean();
            }
        }
        return !ended;
    }

    private Explored replay(Decisions decisions) {
        var replay = new Replay(decisions);
        replay.next();
        var outcome = execution.run(replay, program, true);
        var failure = outcome.failure();
        var trace = outcome.trace();
        if (failure != null && trace != null) {
            failing = new Failing(failure, decisions, trace, replay.diverged());
        }
        return new Explored(1, Coverage.ENDED, -1, failing, null);
    }
}
