package dev.lockstep.worker.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.worker.inside.Token.Malformed;

class TokenTest {

    private static Token roundTrip(Token token) throws Malformed {
        return Token.parse(token.text("locks", "spinLockExcludes"));
    }

    @Test
    void aTokenReadsAsItWasWritten() throws Malformed {
        var token = roundTrip(new Token(0x12345678, -2, new Decisions(0, 0, 2, 1, 0, 300)));
        assertEquals(0x12345678, token.platform());
        assertEquals(-2, token.program());
        assertEquals(6, token.decisions().size());
        assertEquals(2, token.decisions().get(2));
        assertEquals(0, token.decisions().get(4));
        assertEquals(300, token.decisions().get(5));
    }

    @Test
    void goingOnAsBeforeCostsNothing() throws Malformed {
        var decisions = new Decisions();
        for (var i = 0; i < 10_000; i++) {
            decisions.add(0);
        }
        decisions.add(1);
        var text = new Token(1, 2, decisions).text("t", "c");
        assertTrue(text.length() < 30, text);
        assertEquals(10_001, roundTrip(new Token(1, 2, decisions)).decisions().size());
    }

    @Test
    void aTokenNamesTopicAndCheck() {
        assertTrue(new Token(1, 2, new Decisions()).text("locks", "spins").startsWith("locks.spins."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "locks.spins.", "locks.spins.AQ", "locks.spins.####", "locks.spins.AgAAAAAAAAAA",
            "locks.spins.AQAAAAEAAAACAAE", "locks.spins.AQAAAAEAAAAC_____w"})
    void anythingElseIsRefusedWithASentence(String text) {
        var refused = assertThrows(Malformed.class, () -> Token.parse(text));
        assertTrue(String.valueOf(refused.getMessage()).contains("copy it whole"));
    }
}
