package dev.lockstep.engine.trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class IdentitiesTest {

    @ParameterizedTest
    @CsvSource({
            "locks.SpinLock@1d9cdab4, locks.SpinLock",
            "'[I@21c1b41c, [[Ljava.lang.String;@1b6d3586!', '[I, [[Ljava.lang.String;!'",
            "locks.A$$Lambda/0x00007f3c1c000a00@5ca881b5, locks.A$$Lambda",
            "locks.A_0x00007f3c1c000a00$$Lambda/0x00007f3c1c000c00@5ca881b5, locks.A$$Lambda",
            "a_0x00007f3c1c000a00 of locks.A$$Lambda/0x00007f3c1c000c00, a_0x00007f3c1c000a00 of locks.A$$Lambda",
            "'ReentrantLock@6d06d69c[Unlocked]', ReentrantLock[Unlocked]",
            "'expected: <a.B@2a139a55> but was: <a.B@15db9742>', expected: <a.B> but was: <a.B>",
            "somebody@cafe.example, somebody@cafe.example",
            "a@b and @1d9cdab4, a@b and @1d9cdab4",
            "0x1f, 0x1f",
            "'', ''"})
    void whatTellsAnObjectFromOthersOfItsClassGoes(String text, String without) {
        assertEquals(without, Identities.without(text));
    }

    @Test
    void ofALongTextTheBeginningStays() {
        assertEquals("x".repeat(2_000) + "...", Identities.without("x".repeat(40_000_000)));
    }

    @Test
    void whatIsCutLeavesNoPartOfAnIdentity() {
        assertEquals("locks.SpinLock...", Identities.without("locks.SpinLock@1d9cdab4 and more", 14));
        assertEquals("locks.SpinLock an...", Identities.without("locks.SpinLock@1d9cdab4 and more", 17));
        assertEquals("locks.SpinLock", Identities.without("locks.SpinLock@1d9cdab4", 14));
    }
}
