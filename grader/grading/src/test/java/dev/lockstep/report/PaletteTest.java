package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void aTerminalIsColoured() {
        assertEquals(Palette.ANSI, Palette.forTerminal(true, Map.of("TERM", "xterm")));
    }

    @Test
    void aFileIsNot() {
        assertEquals(Palette.PLAIN, Palette.forTerminal(false, Map.of("TERM", "xterm")));
    }

    @Test
    void noColorIsHonouredWhateverItsValue() {
        assertEquals(Palette.PLAIN, Palette.forTerminal(true, Map.of("NO_COLOR", "0")));
    }

    @Test
    void anEmptyNoColorCountsAsUnset() {
        assertEquals(Palette.ANSI, Palette.forTerminal(true, Map.of("NO_COLOR", "")));
    }

    @Test
    void aDumbTerminalGetsNoEscapes() {
        assertEquals(Palette.PLAIN, Palette.forTerminal(true, Map.of("TERM", "dumb")));
    }

    @Test
    void signsAreThoseThatTheCharsetHas() {
        assertEquals(Glyphs.UNICODE, Glyphs.forCharset(StandardCharsets.UTF_8));
        assertEquals(Glyphs.ASCII, Glyphs.forCharset(StandardCharsets.US_ASCII));
        assertEquals(Glyphs.ASCII, Glyphs.forCharset(StandardCharsets.ISO_8859_1));
    }
}
