package dev.lockstep.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.worker.Token.Unusable;

class TokenTest {

    private static Token roundTrip(Token token) throws Unusable {
        return Token.parse(token.text("locks", "spinLockExcludes"));
    }

    @Test
    void aTokenReadsAsItWasWritten() throws Unusable {
        var token = roundTrip(
                new Token(0x12345678, -2, List.of(List.of(3, 0), List.of(200)), new Decisions(0, 0, 2, 1, 0, 300)));
        assertEquals(0x12345678, token.platform());
        assertEquals(-2, token.program());
        assertEquals(List.of(List.of(3, 0), List.of(200)), token.scenario());
        assertEquals(6, token.decisions().size());
        assertEquals(2, token.decisions().get(2));
        assertEquals(0, token.decisions().get(4));
        assertEquals(300, token.decisions().get(5));
    }

    @Test
    void goingOnAsBeforeCostsNothing() throws Unusable {
        var decisions = new Decisions();
        for (var i = 0; i < 10_000; i++) {
            decisions.add(0);
        }
        decisions.add(1);
        var text = new Token(1, 2, List.of(), decisions).text("t", "c");
        assertTrue(text.length() < 30, text);
        assertEquals(10_001, roundTrip(new Token(1, 2, List.of(), decisions)).decisions().size());
    }

    @Test
    void whatComesRoundIsWrittenOnce() throws Unusable {
        var decisions = new Decisions(3);
        for (var round = 0; round < 5_000; round++) {
            decisions.add(1);
            decisions.add(0);
            decisions.add(300);
        }
        var text = new Token(1, 2, List.of(), decisions).text("t", "c");
        assertTrue(text.length() < 50, text);
        var read = roundTrip(new Token(1, 2, List.of(), decisions)).decisions();
        assertEquals(15_001, read.size());
        for (var i = 0; i < read.size(); i++) {
            assertEquals(decisions.get(i), read.get(i));
        }
    }

    @Test
    void aTokenNamesTopicAndCheck() {
        assertTrue(new Token(1, 2, List.of(), new Decisions()).text("locks", "spins").startsWith("locks.spins."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "locks.spins.", "locks.spins.AQ", "locks.spins.####", "locks.spins.AwAAAAAAAAAAAA",
            "locks.spins.AgAAAAEAAAACAAAB", "locks.spins.AgAAAAEAAAACAP____8",
            "locks.spins.AgAAAAEAAAAC_wE", "locks.spins.AgAAAAEAAAACAQIA", "locks.spins.AQAAAAEAAAACAAE"})
    void anythingElseIsRefusedWithASentence(String text) {
        var refused = assertThrows(Unusable.class, () -> Token.parse(text));
        assertTrue(String.valueOf(refused.getMessage()).contains("copy it whole"));
    }
}
