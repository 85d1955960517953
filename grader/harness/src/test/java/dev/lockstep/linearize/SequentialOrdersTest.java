package dev.lockstep.linearize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.NoSuchElementException;

import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Test;

class SequentialOrdersTest {

    /// A place for one number.
    public static final class Cell {
        private int value;

        /// Puts a number.
        @Operation
        public void put(@Param(gen = IntGen.class, conf = "1:2") int number) {
            value = number;
        }

        /// Takes it.
        @Operation
        public int take() {
            if (value == 0) {
                throw new NoSuchElementException();
            }
            var taken = value;
            value = 0;
            return taken;
        }
    }

    /// Operations that know their thread.
    public static final class Owned {
        /// Takes it.
        @Operation
        public boolean take(@Param(gen = ThreadIdGen.class) int thread) {
            return thread > 0;
        }

        /// Gives it back.
        @Operation
        public boolean give(@Param(gen = ThreadIdGen.class) int thread) {
            return thread > 0;
        }
    }

    @Test
    void eachOrderIsTriedAndEachHistoryNamedOnce() throws ReflectiveOperationException {
        assertEquals(List.of("T1: put(1); T2: take() = 1", "T1: put(1); T2: take() throws NoSuchElementException"),
                histories(List.of(List.of(put(1)), List.of(take()))));
    }

    @Test
    void aThreadsCallsKeepTheirOrder() throws ReflectiveOperationException {
        assertEquals(List.of("T1: put(2), take() = 2"), histories(List.of(List.of(put(2), take()), List.of())));
    }

    @Test
    void aModelWithoutTheOperationIsTheCoursesError() {
        assertThrows(IllegalStateException.class,
                () -> SequentialOrders.of(String.class, List.of(List.of(take()))));
    }

    @Test
    void scenariosThatDifferInTheOrderOfTheirThreadsCountOnce() {
        assertEquals(45, scenarios(Cell.class, 1_000)); // of 9 pairs of 3 calls
        assertEquals(10, scenarios(Owned.class, 1_000)); // of 4 pairs of 2 calls
    }

    @Test
    void noMoreScenariosThanAskedForAreCounted() {
        assertEquals(7, scenarios(Cell.class, 7));
    }

    private static int scenarios(Class<?> operations, int limit) {
        var options = new ModelCheckingOptions().threads(2).actorsPerThread(2).actorsBefore(0).actorsAfter(0);
        return DistinctScenarios.count(options.createTestConfigurations(operations), operations, limit);
    }

    private static List<String> histories(List<List<Actor>> threads) {
        return SequentialOrders.of(Cell.class, threads).stream().map(History::toString).toList();
    }

    private static Actor put(int number) throws ReflectiveOperationException {
        return new Actor(Cell.class.getMethod("put", int.class), List.of(number));
    }

    private static Actor take() throws ReflectiveOperationException {
        return new Actor(Cell.class.getMethod("take"), List.of());
    }
}
