package dev.lockstep.engine;

import org.junit.jupiter.api.Test;

import programs.BufferPrograms;

import dev.lockstep.engine.trace.Failure;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/// Buffers that share an array share memory.
class BuffersTest {

    @Test
    void anArrayAndABufferAroundItRace() {
        assertRace(Exploration.of(BufferPrograms::arrayAndWrapper).explore());
    }

    @Test
    void twoBuffersAroundOneArrayRace() {
        assertRace(Exploration.of(BufferPrograms::twoWrappers).explore());
    }

    @Test
    void aBufferAndItsDuplicateRace() {
        assertRace(Exploration.of(BufferPrograms::duplicate).explore());
    }

    @Test
    void slicesThatOverlapRace() {
        assertRace(Exploration.of(BufferPrograms::overlappingSlices).explore());
    }

    @Test
    void slicesThatDoNotOverlapAreIndependent() {
        assertInstanceOf(Explored.Passed.class, Exploration.of(BufferPrograms::separateSlices).explore());
    }

    @Test
    void readersOfOneArrayAreIndependent() {
        assertInstanceOf(Explored.Passed.class, Exploration.of(BufferPrograms::readers).explore());
    }

    private static void assertRace(Explored explored) {
        var failing = explored.failing();
        assertNotNull(failing);
        assertInstanceOf(Failure.DataRace.class, failing.failure());
    }
}
