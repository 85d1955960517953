package dev.lockstep.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lockstep.engine.Explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What is measured works: the programs run under the engine and come to what they should.
class WorkloadTest {

    private static final long SCHEDULES = 300;

    @ParameterizedTest
    @EnumSource
    void aWorkloadRunsWithoutFailureAndItsThreadsTakeTurns(Workload workload) {
        var outcomes = new HashSet<List<Object>>();
        var program = new ScenarioProgram(workload.scenario(), results -> outcomes.add(new ArrayList<>(results)));
        var explored = Explorer.explore(Effort.exhaustive(SCHEDULES), program);
        assertNull(explored.failing());
        var threads = workload.scenario().threads().size();
        assertTrue(Enumeration.walk(workload.program(), SCHEDULES) > 2L * threads * SCHEDULES, "threads take turns");
        assertTrue(explored.schedules() > 1);
        var sums = outcomes.stream().map(outcome -> sum(outcome)).collect(Collectors.toSet());
        if (workload == Workload.VOLATILE_CONTENTION) {
            assertTrue(sums.size() > 1, "some updates are lost in some schedules");
        } else {
            assertEquals(Set.of(sum(workload)), sums);
        }
    }

    private static int sum(List<Object> outcome) {
        return outcome.stream().mapToInt(result -> result instanceof Integer number ? number : 0).sum();
    }

    /// What the results of every schedule's calls add up to, unless updates are lost.
    private static int sum(Workload workload) {
        return switch (workload) {
            case LATCH_BARRIER -> 9 * 3;
            case LOCK_CONTENTION, MONITOR_CONTENTION, VOLATILE_CONTENTION -> 12 * 13 / 2;
            case PRODUCER_CONSUMER -> 1 + 2 + 3 + 4;
            case THREAD_CREATION -> 2 + 4 + 6 + 8;
        };
    }

    @ParameterizedTest
    @EnumSource
    void aWrongProgramOfAPairFailsAndTheRightOneIsExhausted(Pair pair) {
        var wrong = Explorer.explore(Effort.exhaustive(10_000), ScenarioProgram.checked(pair.wrong()));
        assertNotNull(wrong.failing());
        var right = Explorer.explore(Effort.exhaustive(10_000), ScenarioProgram.checked(pair.right()));
        assertNull(right.failing());
        assertTrue(right.coverage().isAll());
    }

    @ParameterizedTest
    @EnumSource
    void fullEnumerationAndExplorationBothComeToTheEndOfASmallProgram(Scaled scaled) {
        var program = new ScenarioProgram(scaled.scenario(new Scaled.Size(2, 1)), _ -> {});
        var full = Enumeration.full("", program, 10_000);
        assertEquals("", full.result());
        assertNotEquals(0, full.schedules());
        assertEquals("", EngineMain.result(Explorer.explore(Effort.exhaustive(10_000), program)));
    }

    @Test
    void theFloorRuns() {
        new FloorBenchmark().pingPong();
    }
}
