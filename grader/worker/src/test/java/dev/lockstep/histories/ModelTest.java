package dev.lockstep.histories;

import java.util.HashSet;
import java.util.List;

import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Test;

import dev.lockstep.api.WouldBlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ModelTest {

    /// What is called; the model alone is run here.
    public static class Operations {

        /// Of the model below.
        @Operation
        public void put(@Param(gen = IntGen.class, conf = "1:2") int value) {}

        /// Of the model below.
        @Operation(blocking = true)
        public int take(@Param(gen = ThreadIdGen.class) int thread) {
            return thread;
        }
    }

    /// A place for one value.
    public static class Place {
        private int value;

        /// Refuses a second value.
        public void put(int given) {
            if (value != 0) {
                throw new IllegalStateException();
            }
            value = given;
        }

        /// Waits for a value.
        public int take(int thread) {
            if (value == 0) {
                throw new WouldBlock();
            }
            var taken = value * 10 + thread;
            value = 0;
            return taken;
        }
    }

    /// Lacks a method of the model.
    public static class Stranger {

        /// Unknown to the model.
        @Operation
        public void put(@Param(gen = BooleanGen.class) boolean value) {}
    }

    private static final Alphabet ALPHABET = Alphabet.of(Operations.class, Place.class);
    private static final Answer REFUSED = Answer.threw(new IllegalStateException());

    private static final int PUT_1 = 0;
    private static final int PUT_2 = 1;
    private static final int TAKE = 2;

    private static Model model(List<List<Integer>> calls) {
        return new Model(Place.class, Scenario.of(ALPHABET, calls));
    }

    private static Answer is(int value) {
        return Answer.returned(int.class, value);
    }

    private static Model.Observed observed(Answer[][] answers, int[][][] before) {
        var begun = new int[answers.length];
        for (var i = 0; i < answers.length; i++) {
            begun[i] = answers[i].length;
        }
        return new Model.Observed(answers, begun, before);
    }

    @Test
    void theAlphabetHasEachCallWithEachOfItsValues() {
        assertEquals("[put(1), put(2), take()]", ALPHABET.calls().toString());
        assertThrows(IllegalArgumentException.class, () -> Alphabet.of(Stranger.class, Place.class));
        assertThrows(IllegalArgumentException.class, () -> Alphabet.of(Place.class, Place.class));
    }

    @Test
    void scenariosDifferInMoreThanTheOrderOfThreads() {
        for (var size : List.of(new Scenario.Size(1, 1), new Scenario.Size(2, 2), new Scenario.Size(3, 1))) {
            var all = new HashSet<String>();
            for (var scenario : Scenario.all(ALPHABET, size)) {
                assertTrue(all.add(scenario.indices().stream().map(Object::toString).sorted().toList().toString()));
                assertEquals(scenario.indices(), Scenario.of(ALPHABET, scenario.indices()).indices());
            }
            assertEquals(Scenario.count(ALPHABET, size), all.size(), size.toString());
        }
        assertEquals(45, Scenario.count(ALPHABET, new Scenario.Size(2, 2)));
    }

    @Test
    void answersAreExplainedByAnOrderThatGivesThem() {
        var model = model(List.of(List.of(PUT_1), List.of(PUT_2, TAKE)));
        var free = new int[][][]{{{0, 0}}, {{0, 0}, {0, 0}}};
        assertTrue(model.explains(observed(new Answer[][]{{REFUSED}, {new Answer.Nothing(), is(22)}}, free), false));
        assertTrue(model.explains(observed(new Answer[][]{{new Answer.Nothing()}, {REFUSED, is(12)}}, free), false));
        assertFalse(model.explains(observed(new Answer[][]{{REFUSED}, {REFUSED, is(12)}}, free), false));
        assertTrue(model.everAnswers(REFUSED));
        assertFalse(model.everAnswers(is(11)));
    }

    @Test
    void aCallComesAfterThoseThatHadReturnedWhenItBegan() {
        var model = model(List.of(List.of(PUT_1), List.of(PUT_2, TAKE)));
        var late = new int[][][]{{{0, 2}}, {{0, 0}, {0, 0}}};
        assertFalse(model.explains(observed(new Answer[][]{{REFUSED}, {new Answer.Nothing(), is(22)}}, late), false));
        assertTrue(model.explains(
                observed(new Answer[][]{{new Answer.Nothing()}, {new Answer.Nothing(), is(22)}}, late), false));
    }

    @Test
    void whoWaitsForEverHasToWaitInTheModelToo() {
        var model = model(List.of(List.of(TAKE), List.of(PUT_1, TAKE)));
        var free = new int[][][]{{{0, 0}}, {{0, 0}, {0, 0}}};
        assertTrue(model.explains(observed(new Answer[][]{{null}, {new Answer.Nothing(), is(12)}}, free), true));
        var deaf = new Answer[][]{{null}, {new Answer.Nothing()}};
        assertFalse(model.explains(observed(deaf, free), true));
        assertTrue(model.explains(observed(deaf, free), false));
    }

    @Test
    void theHistoriesOfAllOrdersAreTold() {
        assertEquals(List.of("T1: take() = 11; T2: put(1)"),
                model(List.of(List.of(TAKE), List.of(PUT_1))).histories().stream().map(History::toString).toList());
    }
}
