package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import programs.Strays;

/// What differs between two runs of one schedule is noticed.
class RepetitionTest {

    @Test
    void aProgramThatKeepsToItselfDoesNotDiverge() {
        var explored = Explorer.explore(Bounds.standard(), program("keepsToItself"));
        assertInstanceOf(Explored.Passed.class, explored);
    }

    @Test
    void aValueFromOutsideIsNamed() {
        var explored = Explorer.explore(Bounds.standard(), program("countsItsRuns"));
        var divergence = assertInstanceOf(Explored.Diverged.class, explored).difference();
        assertTrue(divergence.matches("step \\d+ was \"main: seen = \\d+\" at programs/Strays.java:\\d+ and then "
                + "\"main: seen = \\d+\" at programs/Strays.java:\\d+"), divergence);
    }

    @Test
    void aFailureThatDoesNotComeBackProvesNothing() {
        var explored = Explorer.explore(Bounds.standard(), program("failsTheFirstTime"));
        assertInstanceOf(Explored.Diverged.class, explored);
    }

    @Test
    void aFailureThatComesBackIsConfirmed() {
        var explored = Explorer.explore(Bounds.standard(), program("fails"));
        assertInstanceOf(Explored.Failed.class, explored);
    }

    @Test
    void aFailureThatSaysSomethingElseEachTimeIsConfirmed() {
        var explored = Explorer.explore(Bounds.standard(), program("failsInOtherWords"));
        assertInstanceOf(Explored.Failed.class, explored);
    }

    @Test
    void anIdentityIsNoValueFromOutside() {
        var explored = Explorer.explore(Bounds.standard(), program("showsAnIdentity"));
        assertInstanceOf(Explored.Passed.class, explored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overflowsItsStack", "keepsAnOverflowToItself"})
    void aStackThatOverflowsAtAnotherDepthEachTimeIsAFailure(String name) {
        var explored = Explorer.explore(Bounds.standard(), program(name));
        assertInstanceOf(Explored.Failed.class, explored);
    }

    @Test
    void aProgramThatPassesRunsTwiceMore() {
        var runs = new AtomicInteger();
        var explored = Explorer.explore(Bounds.single(1_000), runs::incrementAndGet);
        assertEquals(1, explored.schedules());
        assertEquals(3, runs.get());
    }

    private static Runnable program(String name) {
        try {
            return Programs.program(Strays.class.getMethod(name));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
