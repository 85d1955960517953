package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.Explored.Passed;
import programs.Unseen;

/// Where a program uses state that the scheduler does not see, no more is claimed than was tried.
class UnseenTest {

    private static int unseen(Program program) {
        return assertInstanceOf(Passed.class, Exploration.of(program).explore()).coverage().unseen().size();
    }

    @Test
    void whatIsNotSeenIsTold() {
        assertEquals(1, unseen(Unseen::anArrayByReflection));
        assertEquals(1, unseen(Unseen::aHandleOfAField));
        assertEquals(1, unseen(Unseen::aFile));
        assertEquals(1, unseen(Unseen::aSettingOfTheWholeJvm));
        assertEquals(1, unseen(Unseen::whatAnObjectHoldsIsWritten));
        assertEquals(1, unseen(Unseen::moreThanIsGoneInto));
    }

    @Test
    void noMoreIsToldThanIsSo() {
        assertEquals(0, unseen(Unseen::aTextIsWritten));
        assertEquals(0, unseen(Unseen::anArrayIsMadeByReflection));
    }
}
