package dev.lockstep.report;

import java.nio.charset.Charset;

/// The signs that a console report draws with.
public enum Glyphs {
    /// Ticks, crosses and lines.
    UNICODE('✓', '✗', '○', '–', '?', '■', '─', '╌', '│', "…", '█', '░'),

    /// For an output that can write nothing but ASCII, such as a Windows console with an old code page.
    ASCII('+', 'x', 'o', '-', '?', '#', '-', '~', '|', "...", '#', '.');

    final char passed;
    final char failed;
    final char todo;
    final char notRun;
    final char undecided;
    final char blocked;
    final char rule;
    final char dashes;
    final char bar;
    final String cut;
    final char full;
    final char free;

    Glyphs(char passed, char failed, char todo, char notRun, char undecided, char blocked, char rule, char dashes,
            char bar, String cut, char full, char free) {
        this.passed = passed;
        this.failed = failed;
        this.todo = todo;
        this.notRun = notRun;
        this.undecided = undecided;
        this.blocked = blocked;
        this.rule = rule;
        this.dashes = dashes;
        this.bar = bar;
        this.cut = cut;
        this.full = full;
        this.free = free;
    }

    /// The signs that an output in this charset can show.
    public static Glyphs forCharset(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode("✓✗○–■─╌│…█░") ? UNICODE : ASCII;
    }
}
