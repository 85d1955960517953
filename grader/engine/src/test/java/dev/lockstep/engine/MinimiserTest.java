package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Execution.Outcome;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.PartialOrderSampling;
import dev.lockstep.engine.strategy.RandomWalk;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.strategy.RoundRobin;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.trace.Failure;
import programs.LivelockPrograms;
import programs.Rounds;

/// Whatever found it, a bug that can show in every round of a loop is shown in the first, by few decisions.
class MinimiserTest {

    private static final int SCHEDULES = 500;

    private static final Settings SETTINGS = new Settings(20_000, false, 0, Settings.Points.SYNCHRONISATION,
            Settings.Races.FAIL, Settings.Stacks.CONTINUATIONS);

    private static Map<String, Strategy> strategies() {
        var strategies = new TreeMap<String, Strategy>();
        strategies.put("round robin", new RoundRobin(SCHEDULES, false));
        strategies.put("depth first", new BoundedSearch(3));
        strategies.put("random walk", new RandomWalk(1, SCHEDULES));
        strategies.put("partial order sampling", new PartialOrderSampling(1, SCHEDULES));
        return strategies;
    }

    @TestFactory
    Stream<DynamicTest> aBugOfEveryRoundIsShownInTheFirst() {
        return Stream.of(Rounds.class.getDeclaredMethods())
                .filter(program -> program.isAnnotationPresent(Rounds.Shown.class))
                .flatMap(program -> strategies().entrySet().stream()
                        .map(strategy -> dynamicTest(program.getName() + ", " + strategy.getKey(),
                                () -> assertIsShown(program, minimal(program, strategy.getValue())))));
    }

    /// A schedule that a strategy found, minimised, and what it comes to.
    private record Minimal(Decisions decisions, Outcome outcome) {

        private static Minimal of(Runnable program, Strategy strategy) {
            var execution = new Execution(SETTINGS);
            var failure = failure(execution, program, strategy);
            var decisions = new Minimiser(execution, program, failure, execution.decisions()).minimal();
            var replay = new Replay(decisions);
            replay.next();
            var outcome = execution.run(replay, program, true);
            assertFalse(replay.diverged());
            return new Minimal(decisions, outcome);
        }

        private static Failure failure(Execution execution, Runnable program, Strategy strategy) {
            while (strategy.next()) {
                var failure = execution.run(strategy, program, false).failure();
                if (failure != null) {
                    return failure;
                }
            }
            throw new AssertionError("no schedule fails");
        }
    }

    private static Minimal minimal(Method program, Strategy strategy) {
        return Explorer.onCarrier(() -> Minimal.of(Programs.program(program), strategy));
    }

    private static void assertIsShown(Method program, Minimal minimal) {
        var shown = program.getAnnotation(Rounds.Shown.class);
        var rows = Objects.requireNonNull(minimal.outcome.trace()).events().size();
        assertTrue(minimal.decisions.deviations() <= shown.decisions() && rows <= shown.rows(),
                () -> rows + " rows, " + Schedules.text(minimal.decisions));
    }

    /// A livelock that only shows where threads take turns stays one, with the rounds that are the evidence of it.
    @Test
    void aLivelockStaysOne() throws NoSuchMethodException {
        var program = LivelockPrograms.class.getMethod("backingOffByYieldingLivelocks");
        assertInstanceOf(Failure.Livelock.class, minimal(program, new RoundRobin(2, false)).outcome.failure());
    }
}
