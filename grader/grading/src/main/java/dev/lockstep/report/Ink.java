package dev.lockstep.report;

/// What a piece of text is, for a palette to colour.
enum Ink {
    PLAIN(""),
    STRONG("1"),
    QUIET("2"),
    GOOD("32"),
    BAD("1;31"),
    DOUBT("33"),
    CODE("36");

    private final String ansi;

    Ink(String ansi) {
        this.ansi = ansi;
    }

    /// The parameters of the ANSI sequence that switches to this ink; empty for none.
    String ansi() {
        return ansi;
    }
}
