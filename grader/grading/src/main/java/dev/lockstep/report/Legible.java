package dev.lockstep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes text that a submission had a hand in safe to print: what a terminal would obey or hide is spelt out as a Java
/// escape, and what is too long is cut, with the number of characters that went.
public final class Legible {

    private Legible() {}

    /// The text on one line; line ends in it are spelt out.
    public static String line(String text, int maxLength) {
        var kept = new StringBuilder();
        var end = text.offsetByCodePoints(0, Math.min(maxLength, text.codePointCount(0, text.length())));
        text.substring(0, end).codePoints().forEach(c -> append(kept, c));
        var cut = text.codePointCount(end, text.length());
        return cut == 0 ? kept.toString() : kept + " [" + Counted.of(cut, "more character") + " cut]";
    }

    /// The text's lines, without empty ones at the end.
    public static List<String> lines(String text, int maxLines, int maxLength) {
        var all = text.stripTrailing().lines().toList();
        var kept = new ArrayList<String>();
        all.stream().limit(maxLines).map(line -> line(line, maxLength)).forEach(kept::add);
        if (all.size() > maxLines) {
            kept.add("[" + Counted.of(all.size() - maxLines, "more line") + " cut]");
        }
        return kept;
    }

    private static void append(StringBuilder kept, int c) {
        switch (c) {
            case '\t' -> kept.append("    ");
            case '\n' -> kept.append("\\n");
            case '\r' -> kept.append("\\r");
            default -> {
                if (isHarmless(c)) {
                    kept.appendCodePoint(c);
                } else {
                    new String(Character.toChars(c)).chars()
                            .forEach(unit -> kept.append(String.format(Locale.ROOT, "\\u%04x", unit)));
                }
            }
        }
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
