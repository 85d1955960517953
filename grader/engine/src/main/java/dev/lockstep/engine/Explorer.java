package dev.lockstep.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.Coverage.Extent;
import dev.lockstep.engine.Coverage.Stage;
import dev.lockstep.engine.Explored.Cut;
import dev.lockstep.engine.Explored.CutOff;
import dev.lockstep.engine.Explored.Diverged;
import dev.lockstep.engine.Explored.Failed;
import dev.lockstep.engine.Explored.Failing;
import dev.lockstep.engine.Explored.Passed;
import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Execution.Outcome;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Limit;
import dev.lockstep.engine.trace.Trace;

/// Explores the schedules of a program: all of them if the budget allows, else all up to a bound of preemptions.
///
/// The program is code loaded by an [dev.lockstep.engine.instrument.InstrumentingLoader] in a JVM that runs with the
/// engine's agent. It is run anew for every schedule, on a thread named `main`, and has to begin from scratch each time.
///
/// Thread safety: one exploration runs at a time in a JVM.
public final class Explorer implements Search.Schedules {

    /// Changes whenever the same decisions may come to another schedule than before.
    public static final String VERSION = "9";

    /// So much more does a step count in a schedule that is cut off, so that these do not use up the budget.
    private static final int CUT_OFF_COUNTS = 20;

    private final Bounds bounds;
    private final Runnable program;
    private final BooleanSupplier enough;

    private final Execution execution;
    private final Repetition repetition;

    /// How many schedules came to their end, were left because that leads nowhere, were cut off, and were begun.
    private long schedules;
    private long givenUp;
    private long cutOff;
    private long longest;
    private long runs;

    /// Steps, those of schedules that lead nowhere counted twentyfold.
    private long effort;

    /// Whether a schedule came to its end without having met a limit.
    private boolean ends;

    private int threads;
    private @Nullable Undecided undecided;
    private @Nullable Undecided longByChance;
    private @Nullable Failing failing;
    private @Nullable String difference;
    private boolean ended;

    /// A schedule that met a limit.
    private record Undecided(Limit limit, Decisions decisions) {}

    /// Strategies that have begun a schedule which is not run yet.
    private final Set<Strategy> begun = Collections.newSetFromMap(new IdentityHashMap<>());

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
    /// @return what it came to; [Diverged] if the program did not offer the recorded decisions
    public static Explored replay(Bounds bounds, Runnable program, Decisions decisions) {
        return onCarrier(() -> new Explorer(bounds, program, () -> true).replay(decisions));
    }

    /// The stack is large, and belongs to a thread of its own, so that the depth at which it overflows does not depend
    /// on the caller.
    static <T> T onCarrier(Supplier<T> work) {
        var result = new AtomicReference<@Nullable T>();
        var trouble = new AtomicReference<@Nullable Throwable>();
        var carrier = new Thread(null, () -> result.set(work.get()), "lockstep-carrier", Execution.STACK_BYTES);
        carrier.setDaemon(true);
        carrier.setUncaughtExceptionHandler((_, thrown) -> trouble.set(thrown));
        carrier.start();
        join(carrier);
        var done = result.get();
        if (done == null) {
            throw new IllegalStateException("the scheduler failed", trouble.get());
        }
        return done;
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
                Settings.Points.SYNCHRONISATION, Settings.Races.FAIL,
                Jdk.opened().isDebugged() ? Settings.Stacks.THREADS : Settings.Stacks.CONTINUATIONS);
    }

    private Explored explore() {
        var search = new Search(bounds, this);
        var extent = search.run();
        return explored(coverage(extent, search.exhausted(), search.stages()));
    }

    private Coverage coverage(Extent extent, int preemptions, Set<Stage> stages) {
        var gaps = execution.gaps();
        return new Coverage(schedules, givenUp, cutOff, threads, longest, extent, preemptions, stages,
                gaps.unswitched(), gaps.weakened(), gaps.unseen(), gaps.exits());
    }

    private Explored explored(Coverage coverage) {
        var differs = difference;
        var failed = failing;
        if (differs == null && failed == null) {
            differs = repetition.difference();
        }
        if (differs != null) {
            return new Diverged(coverage, differs);
        }
        return failed == null ? notFailed(coverage, undecided()) : new Failed(coverage, failed);
    }

    /// A schedule that is long by chance counts only if none is not.
    private @Nullable Undecided undecided() {
        return undecided == null && !ends ? longByChance : undecided;
    }

    private Explored notFailed(Coverage coverage, @Nullable Undecided left) {
        if (left == null) {
            return new Passed(coverage, null);
        }
        var trace = repetition.cutOff(left.decisions);
        if (trace == null) {
            return new Diverged(coverage, "a schedule that met a limit came to its end when it was run again");
        }
        var cut = new Cut(left.limit, left.decisions, trace);
        return schedules > 0 ? new Passed(coverage, cut) : new CutOff(coverage, cut);
    }

    @Override
    public long runs() {
        return runs;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean run(Strategy strategy, long limit) {
        while (!ended && (begun.remove(strategy) || strategy.next())) {
            if (runs >= limit || (runs > 0 && effort >= bounds.stepsWithin(limit))) {
                begun.add(strategy);
                return false;
            }
            runs++;
            var outcome = execution.run(strategy, program, false);
            note(outcome);
            if (strategy.observer() != null && outcome.met() instanceof Limit.TooManySteps) {
                return false; // what has schedules without end cannot be tried to the end
            }
        }
        return !ended;
    }

    private void note(Outcome outcome) {
        var failure = outcome.failure();
        var limit = outcome.limit();
        var seenThrough = outcome.seenThrough();
        effort += outcome.steps();
        threads = Math.max(threads, outcome.threads());
        if (outcome.abandoned()) {
            givenUp++;
        } else if (failure != null) {
            schedules++;
            failed(failure);
        } else if (limit != null) {
            leftHalfWay(outcome, limit);
        } else if (seenThrough != null) {
            seenThrough(outcome, seenThrough);
        } else {
            passed(outcome);
        }
    }

    private void passed(Outcome outcome) {
        ends = true;
        if (outcome.cutShort()) {
            cutOff++;
        } else {
            schedules++;
            longest = Math.max(longest, outcome.steps());
        }
        repetition.passed(execution.decisions());
        ended = enough.getAsBoolean();
    }

    private void failed(Failure failure) {
        var minimal = new Minimiser(execution, program, failure, execution.decisions()).minimal();
        var confirmed = repetition.failed(failure, minimal);
        failing = confirmed.failing();
        difference = confirmed.difference();
        ended = true;
    }

    private void leftHalfWay(Outcome outcome, Limit limit) {
        if (undecided == null) {
            undecided = new Undecided(limit, execution.decisions());
        }
        leadsNowhere(outcome);
    }

    /// Its end was not the strategy's choice any more, so that it was not tried.
    private void seenThrough(Outcome outcome, Limit limit) {
        if (longByChance == null) {
            longByChance = new Undecided(limit, execution.decisions());
        }
        if (ends) {
            cutOff++;
            ended = enough.getAsBoolean();
        } else {
            leadsNowhere(outcome);
        }
    }

    private void leadsNowhere(Outcome outcome) {
        cutOff++;
        effort += (CUT_OFF_COUNTS - 1L) * outcome.steps();
        ended = enough.getAsBoolean();
    }

    private Explored replay(Decisions decisions) {
        var replay = new Replay(decisions);
        replay.next();
        var outcome = execution.run(replay, program, true);
        threads = outcome.threads();
        if (outcome.met() == null) {
            schedules = 1;
        } else {
            cutOff = 1;
        }
        var coverage = coverage(Extent.ENDED, -1, Set.of());
        return replay.diverged()
                ? new Diverged(coverage, "the program does not offer the decisions of that schedule")
                : replayed(outcome, coverage, decisions);
    }

    private static Explored replayed(Outcome outcome, Coverage coverage, Decisions decisions) {
        var failure = outcome.failure();
        var limit = outcome.met();
        var trace = outcome.trace() == null ? new Trace(List.of(), List.of()) : outcome.trace();
        if (failure != null) {
            return new Failed(coverage, new Failing(failure, decisions, trace));
        }
        return limit == null ? new Passed(coverage, null) : new CutOff(coverage, new Cut(limit, decisions, trace));
    }
}
