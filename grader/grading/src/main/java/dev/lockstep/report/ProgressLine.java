package dev.lockstep.report;

import java.io.PrintStream;

import org.jspecify.annotations.Nullable;

/// One line at the bottom of a terminal that says how far the grading has come.
///
/// Drawn anew on each event and by nothing else: a progress library would bring a thread, a timer and terminal
/// detection of its own, for a line that a carriage return repaints.
///
/// Where nobody repaints, in a log, it is a line for each tenth of a long grading instead.
///
/// Thread safety: events may come from any thread; `shown`, the width of what stands on the line, and `told`, the tenths
/// that a log has, are guarded by `this`.
public final class ProgressLine implements AutoCloseable {

    private static final int BAR = 20;
    private static final int TENTHS = 10;

    private final @Nullable PrintStream terminal;
    private final @Nullable PrintStream log;
    private final Look look;
    private int shown;
    private int told;

    private ProgressLine(@Nullable PrintStream terminal, @Nullable PrintStream log, Look look) {
        this.terminal = terminal;
        this.log = log;
        this.look = look;
    }

    /// A line on this terminal.
    public static ProgressLine on(PrintStream terminal, Look look) {
        return new ProgressLine(terminal, null, look);
    }

    /// Lines in what is no terminal.
    public static ProgressLine in(PrintStream log) {
        return new ProgressLine(null, log, Look.PLAIN);
    }

    /// Shows that so many of all checks have a verdict, and what is under way.
    public synchronized void show(int done, int total, String underWay) {
        tell(done, total);
        var full = total == 0 ? 0 : BAR * Math.clamp(done, 0, total) / total;
        var bar = String.valueOf(look.glyphs().full).repeat(full)
                + String.valueOf(look.glyphs().free).repeat(BAR - full);
        var count = " check " + Columns.padLeft(Integer.toString(done), Integer.toString(total).length()) + " of "
                + total + "  ";
        // one column stays free: a terminal wraps when the last one is written
        var room = look.width() - 1 - Columns.width(bar + count);
        paint(bar + count, Columns.cut(Legible.line(underWay, 200), Math.max(room, 1), look.glyphs().cut));
    }

    /// Takes the line away, so that something else can be printed there.
    public synchronized void clear() {
        if (terminal != null && shown > 0) {
            terminal.print("\r" + " ".repeat(shown) + "\r");
            terminal.flush();
            shown = 0;
        }
    }

    @Override
    public void close() {
        clear();
    }

    /// A few checks are over before anybody asks.
    private void tell(int done, int total) {
        var tenths = total < TENTHS ? 0 : TENTHS * Math.clamp(done, 0, total) / total;
        if (log != null && tenths > told) {
            told = tenths;
            log.println("%d of %d checks done".formatted(done, total));
            log.flush();
        }
    }

    private void paint(String head, String text) {
        if (terminal != null) {
            var width = Columns.width(head + text);
            terminal.print(
                    "\r" + head + look.palette().paint(Ink.QUIET, text) + " ".repeat(Math.max(0, shown - width)));
            terminal.flush();
            shown = width;
        }
    }
}
