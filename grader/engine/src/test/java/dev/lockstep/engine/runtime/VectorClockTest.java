package dev.lockstep.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VectorClockTest {

    @Test
    void joiningTakesTheLaterOfEachThread() {
        var one = new VectorClock();
        var other = new VectorClock();
        one.tick(0);
        one.tick(0);
        other.tick(0);
        other.tick(9);
        one.join(other);
        assertEquals(2, one.get(0));
        assertEquals(1, one.get(9));
        assertEquals(0, one.get(100));
    }

    @Test
    void clocksThatJoinEachOtherDoNotGrowForEver() {
        var one = new VectorClock();
        var other = new VectorClock();
        other.tick(4);
        for (var i = 0; i < 100; i++) {
            one.join(other);
            other.join(one);
        }
        assertEquals(1, one.get(4));
    }
}
