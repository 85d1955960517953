package dev.lockstep.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoopsTest {

    private static final int LOOP = 1;
    private static final int INNER = 2;

    @Test
    void anIterationThatReadsTheSameAgainOnlyWaits() {
        var loops = new Loops();
        loops.iterate(LOOP, 0);
        loops.read(5, 0);
        assertFalse(loops.iterate(LOOP, 0), "nothing to compare with");
        loops.read(5, 0);
        assertTrue(loops.iterate(LOOP, 0));
        loops.read(5, 1);
        assertFalse(loops.iterate(LOOP, 0), "somebody has written");
    }

    @Test
    void anIterationThatWritesDoesSomething() {
        var loops = new Loops();
        loops.iterate(LOOP, 0);
        for (var i = 0; i < 5; i++) {
            loops.read(5, 0);
            loops.write();
            assertFalse(loops.iterate(LOOP, 0));
        }
    }

    @Test
    void anIterationThatReadsNothingDoesNotWait() {
        var loops = new Loops();
        for (var i = 0; i < 5; i++) {
            assertFalse(loops.iterate(LOOP, 0));
        }
    }

    @Test
    void aLoopAroundALoopThatScansWaitsToo() {
        var loops = new Loops();
        loops.iterate(LOOP, 0);
        for (var i = 0; i < 3; i++) {
            for (var variable = 0; variable < 4; variable++) {
                loops.read(variable, 0);
                assertFalse(loops.iterate(INNER, 0), "each of its iterations reads another variable");
            }
            assertTrue(loops.iterate(LOOP, 0) == i > 0);
        }
    }
}
