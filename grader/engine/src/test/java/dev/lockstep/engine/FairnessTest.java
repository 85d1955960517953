package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Execution.Outcome;
import dev.lockstep.engine.runtime.Fairness;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Deviations;
import dev.lockstep.engine.strategy.Moves;
import dev.lockstep.engine.strategy.PartialOrderSampling;
import dev.lockstep.engine.strategy.PriorityChanges;
import dev.lockstep.engine.strategy.RandomWalk;
import dev.lockstep.engine.strategy.Reduction;
import dev.lockstep.engine.strategy.Replay;
import dev.lockstep.engine.strategy.RoundRobin;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.trace.Trace;
import programs.Restless;

/// Whatever the strategy, nobody who can run is passed over for ever. What is counted here is what a trace shows, not what
/// the scheduler counts itself.
class FairnessTest {

    private static final int SCHEDULES = 4;
    private static final int STEPS = 20_000;
    private static final int MAIN = 0;

    private static final Settings SETTINGS = new Settings(STEPS, false, 0, Settings.Points.SYNCHRONISATION,
            Settings.Races.FAIL, Settings.Stacks.CONTINUATIONS);

    /// Does what it can to keep one process from running.
    private static final class Adversary implements Strategy {

        private final int victim;
        private final boolean switches;
        private int left = SCHEDULES;

        Adversary(int victim, boolean switches) {
            this.victim = victim;
            this.switches = switches;
        }

        @Override
        public boolean next() {
            return left-- > 0;
        }

        @Override
        public int schedule(Moves moves) {
            var best = 0;
            for (var move = 0; move < moves.size(); move++) {
                var wanted = moves.process(move) != victim;
                if (wanted && (switches || moves.process(best) == victim)) {
                    best = move;
                }
            }
            return best;
        }

        @Override
        public int pick(int alternatives) {
            return 0;
        }
    }

    private static Map<String, Strategy> strategies() {
        var strategies = new TreeMap<String, Strategy>();
        for (var bound = 0; bound <= 2; bound++) {
            strategies.put("at most " + bound + " preemptions", new BoundedSearch(bound));
        }
        for (var victim = 1; victim <= 3; victim++) {
            strategies.put("never thread " + victim, new Adversary(victim, false));
            strategies.put("anybody but thread " + victim, new Adversary(victim, true));
        }
        strategies.put("reduction", new Reduction());
        strategies.put("single deviations", new Deviations());
        strategies.put("round robin", new RoundRobin(SCHEDULES, false));
        strategies.put("round robin after the first", new RoundRobin(SCHEDULES, true));
        strategies.put("random walk", new RandomWalk(1, SCHEDULES));
        strategies.put("priority changes", new PriorityChanges(1, SCHEDULES, 3));
        strategies.put("partial order sampling", new PartialOrderSampling(1, SCHEDULES));
        strategies.put("replay", new Replay(new Decisions(0, 1, 2, 0, 1)));
        return strategies;
    }

    @TestFactory
    Stream<DynamicTest> nobodyIsPassedOverForEver() {
        return Stream.of("yielding", "busy", "recursing", "trying", "handingOver").flatMap(
                program -> strategies().entrySet().stream()
                        .map(entry -> dynamicTest(program + ", " + entry.getKey(), () -> {
                            var always = program.equals("handingOver") ? List.of(3) : List.of(1, 2, 3);
                            for (var outcome : outcomes(program, entry.getValue())) {
                                var trace = Objects.requireNonNull(outcome.trace());
                                always.forEach(thread -> assertHasItsTurns(trace, thread));
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> aLockThatOthersTakeAgainAndAgainIsHadInTheEnd() {
        return strategies().entrySet().stream().map(entry -> dynamicTest(entry.getKey(), () -> {
            for (var outcome : outcomes("crowding", entry.getValue())) {
                assertNull(outcome.failure());
            }
        }));
    }

    private static List<Outcome> outcomes(String program, Strategy strategy) throws ReflectiveOperationException {
        var runnable = Programs.program(Restless.class.getMethod(program));
        var execution = new Execution(SETTINGS);
        var outcomes = new ArrayList<Outcome>();
        while (outcomes.size() < SCHEDULES && strategy.next()) {
            var outcome = execution.run(strategy, runnable, true);
            if (!outcome.abandoned()) {
                outcomes.add(outcome);
            }
        }
        assertFalse(outcomes.isEmpty());
        return outcomes;
    }

    /// In the part of a trace in which all threads have begun, the turns of others between two steps of one.
    private static void assertHasItsTurns(Trace trace, int thread) {
        var passedOver = 0;
        var steps = 0;
        var last = -1;
        for (var event : trace.events()) {
            if (event.thread() == thread || event.thread() == MAIN) { // it starts the others, one after the other
                passedOver = 0;
                steps = 0;
            } else {
                steps++;
                passedOver += event.thread() == last ? 0 : 1;
            }
            last = event.thread();
            assertTrue(passedOver <= Fairness.PATIENCE + trace.threads().size(), () -> "thread " + thread + " starves");
            assertTrue(steps <= (Fairness.PATIENCE + trace.threads().size()) * Fairness.POINTS);
        }
    }
}
