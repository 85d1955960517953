package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class LegibleTest {

    @Test
    void ordinaryTextStaysAsItIs() {
        assertEquals("while (!flag) { } // naïve, 数据 👍", Legible.line("while (!flag) { } // naïve, 数据 👍", 100));
    }

    @Test
    void controlsAreSpeltOut() {
        assertEquals("a\\u001b[31mb\\u0000\\u009b\\r\\n    c", Legible.line("a\u001b[31mb\u0000\u009b\r\n\tc", 100));
    }

    @Test
    void whatHidesOrReordersTextIsSpeltOut() {
        assertEquals("\\u202e\\u200b\\ud800\\u2028", Legible.line("\u202e\u200b\ud800\u2028", 100));
    }

    @Test
    void aCutSaysHowMuchIsMissing() {
        assertEquals("xxx [1,997 more characters cut]", Legible.line("x".repeat(2_000), 3));
    }

    @Test
    void aCutLeavesPairsWhole() {
        assertEquals("👍 [1 more character cut]", Legible.line("👍👍", 1));
    }

    @Test
    void linesBeyondTheLimitAreCounted() {
        assertEquals(List.of("a", "b", "[1 more line cut]"), Legible.lines("a\nb\r\nc\n\n", 2, 10));
    }

    @Test
    void aWordWithAnythingUnusualIsQuoted() {
        assertEquals("locks.a.1-0", ShellWord.of("locks.a.1-0"));
        assertEquals("'my work'", ShellWord.of("my work"));
        assertEquals("'it'\\''s $(x)'", ShellWord.of("it's $(x)"));
        assertEquals("''", ShellWord.of(""));
    }
}
