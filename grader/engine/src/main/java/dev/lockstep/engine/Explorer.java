package dev.lockstep.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.Explored.Coverage;
import dev.lockstep.engine.Explored.Failing;
import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.TooManySteps;

/// Explores the schedules of a program: all of them if the budget allows, else all up to a bound of preemptions.
///
/// The program is code loaded by an [dev.lockstep.engine.instrument.InstrumentingLoader] in a JVM that runs with the
/// engine's agent. It is run anew for every schedule, on a thread named `main`, and has to begin from scratch each time.
///
/// Thread safety: one exploration runs at a time in a JVM.
public final class Explorer implements Search.Schedules {

    /// Changes whenever the same decisions may come to another schedule than before.
    public static final String VERSION = "2";

    private static final long CARRIER_STACK_BYTES = 256L << 20;

    private final Bounds bounds;
    private final Runnable program;
    private final BooleanSupplier enough;

    private final Execution execution;
    private final Repetition repetition;

    /// Schedules that were run to their end, and all that were begun.
    private long schedules;
    private long runs;

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
    /// @return what it came to; no failing schedule if it did not fail, and a divergence if the program did not offer the
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
        return new Settings(bounds.steps(), bounds.anyDelay(), bounds.spuriousWakeups(),
                Settings.Points.SYNCHRONISATION, Settings.Races.FAIL);
    }

    private Explored explore() {
        var search = new Search(bounds, this);
        var coverage = search.run();
        if (failing == null) {
            divergence = repetition.difference();
        }
        return new Explored(schedules, coverage, search.exhausted(), failing, divergence);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean run(Strategy strategy, long limit) {
        while (!ended && strategy.next()) {
            if (runs >= limit) {
                return false;
            }
            runs++;
            var outcome = execution.run(strategy, program, false);
            if (!outcome.abandoned()) {
                schedules++;
                judge(outcome.failure(), strategy.isFair());
            }
            if (strategy.observer() != null && outcome.failure() instanceof TooManySteps) {
                return false; // what has schedules without end cannot be tried to the end
            }
        }
        return !ended;
    }

    /// @param fair whether a schedule without end speaks against the program
    private void judge(@Nullable Failure failure, boolean fair) {
        if (failure == null || (failure instanceof TooManySteps && !fair)) {
            repetition.passed(execution.decisions());
            ended = enough.getAsBoolean();
            return;
        }
        var minimal = new Minimiser(execution, program, failure, execution.decisions()).minimal();
        var confirmed = repetition.failed(failure, minimal);
        failing = confirmed.failing();
        divergence = confirmed.difference();
        ended = true;
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
        return new Explored(1, Coverage.ENDED, -1, failing,
                replay.diverged() ? "the program does not offer the decisions of that schedule" : null);
    }
}
