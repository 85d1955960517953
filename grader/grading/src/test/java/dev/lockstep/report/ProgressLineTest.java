package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void saysHowFarItHasCome() {
        ProgressLine.on(terminal, Look.PLAIN).show(7, 28, "semaphore: starts full");
        assertEquals("\r█████░░░░░░░░░░░░░░░ check  7 of 28  semaphore: starts full", written());
    }

    @Test
    void aShorterLineCoversTheLongerOneBefore() {
        var line = ProgressLine.on(terminal, new Look(Palette.PLAIN, Glyphs.ASCII, 80));
        line.show(1, 2, "long");
        line.show(2, 2, "");
        assertEquals("\r##########.......... check 1 of 2  long\r#################### check 2 of 2      ", written());
    }

    @Test
    void closingItLeavesNoTrace() {
        try (var line = ProgressLine.on(terminal, Look.PLAIN)) {
            line.show(0, 0, "");
        }
        assertTrue(written().endsWith("\r" + " ".repeat(35) + "\r"), written());
    }

    @Test
    void neverFillsTheLastColumn() {
        ProgressLine.on(terminal, new Look(Palette.PLAIN, Glyphs.UNICODE, 60)).show(1, 9, "数据".repeat(100));
        assertTrue(Columns.width(written().substring(1)) <= 59);
    }

    @Test
    void textOfASubmissionCannotMoveTheCursor() {
        ProgressLine.on(terminal, Look.PLAIN).show(1, 9, "\u001b[2J");
        assertTrue(written().indexOf('\u001b') < 0);
    }

    @Test
    void whereThereIsNoTerminalEachTenthIsALine() {
        try (var line = ProgressLine.in(terminal)) {
            for (var done = 0; done <= 25; done++) {
                line.show(done, 25, "x");
                line.show(done, 25, "y");
            }
        }
        assertEquals(10, written().lines().count());
        assertTrue(written().startsWith("3 of 25 checks done\n5 of 25 checks done\n"), written());
        assertTrue(written().endsWith("25 of 25 checks done\n"), written());
    }

    @Test
    void aFewChecksNeedNoLineInALog() {
        try (var line = ProgressLine.in(terminal)) {
            line.show(9, 9, "x");
        }
        assertEquals("", written());
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
