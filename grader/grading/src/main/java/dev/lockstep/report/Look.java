package dev.lockstep.report;

/// How a console report looks.
///
/// @param width the columns that a line may take; fewer than 40 count as 40, more than 160 as 160
public record Look(Palette palette, Glyphs glyphs, int width) {

    /// For a file or a log: no colour, 100 columns.
    public static final Look PLAIN = new Look(Palette.PLAIN, Glyphs.UNICODE, 100);

    public Look {
        width = Math.clamp(width, 40, 160);
    }
}
