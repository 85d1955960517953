package dev.lockstep.controller;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class VigilTest {

    private static final Vigil.Limits LIMITS = new Vigil.Limits(Duration.ofSeconds(60), 3);

    private final Vigil vigil = new Vigil(LIMITS, Duration.ofSeconds(100));

    private Optional<Outcome> beat(long seconds, long millis) {
        return vigil.beat(Duration.ofSeconds(seconds).plusMillis(millis));
    }

    @Test
    void whatAWorkerTookBeforeDoesNotCount() {
        assertEquals(Optional.empty(), beat(160, 0));
        assertEquals(Optional.of(new Outcome.Spent(Duration.ofSeconds(60))), beat(160, 1));
    }

    @Test
    void whoDoesNothingIsGivenUpAfterSomeSignsOfLife() {
        assertEquals(Optional.empty(), beat(100, 10));
        assertEquals(Optional.empty(), beat(100, 20));
        assertEquals(Optional.empty(), beat(100, 30));
        assertEquals(Optional.of(new Outcome.Silent()), beat(100, 40));
    }

    @Test
    void whoDoesSomethingNowAndThenIsNotIdle() {
        for (var second = 101; second < 160; second++) {
            assertEquals(Optional.empty(), beat(second, 0));
            assertEquals(Optional.empty(), beat(second, 1));
        }
    }

    @Test
    void whoHadToWaitForUsWasRightToDoNothing() {
        for (var millis = 10; millis <= 30; millis += 10) {
            assertEquals(Optional.empty(), beat(100, millis));
        }
        vigil.goesOn();
        for (var millis = 40; millis <= 60; millis += 10) {
            assertEquals(Optional.empty(), beat(100, millis));
        }
        assertEquals(Optional.of(new Outcome.Silent()), beat(100, 70));
    }

    @Test
    void waitingForUsGivesNoTimeBack() {
        assertEquals(Optional.empty(), beat(160, 0));
        vigil.goesOn();
        assertEquals(Optional.of(new Outcome.Spent(Duration.ofSeconds(60))), beat(160, 1));
    }
}
