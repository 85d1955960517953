package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import programs.Strays;

/// What differs between two runs of one schedule is noticed.
class RepetitionTest {

    @Test
    void aProgramThatKeepsToItselfDoesNotDiverge() {
        var explored = Explorer.explore(Bounds.standard(), program("keepsToItself"));
        assertNull(explored.divergence());
        assertNull(explored.failing());
    }

    @Test
    void aValueFromOutsideIsNamed() {
        var explored = Explorer.explore(Bounds.standard(), program("countsItsRuns"));
        var divergence = explored.divergence();
        assertNotNull(divergence);
        assertTrue(divergence.matches("step \\d+ was \"main: seen = \\d+\" at programs/Strays.java:\\d+ and then "
                + "\"main: seen = \\d+\" at programs/Strays.java:\\d+"), divergence);
    }

    @Test
    void aFailureThatDoesNotComeBackProvesNothing() {
        var explored = Explorer.explore(Bounds.standard(), program("failsTheFirstTime"));
        var failing = explored.failing();
        assertNotNull(failing);
        assertTrue(failing.diverged());
        assertNotNull(explored.divergence());
    }

    @Test
    void aFailureThatComesBackIsConfirmed() {
        var explored = Explorer.explore(Bounds.standard(), program("fails"));
        var failing = explored.failing();
        assertNotNull(failing);
        assertFalse(failing.diverged());
        assertNull(explored.divergence());
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
