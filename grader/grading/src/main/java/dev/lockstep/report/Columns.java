package dev.lockstep.report;

import java.util.ArrayList;
import java.util.List;

/// Text measured in the columns that a terminal gives it.
final class Columns {

    private Columns() {}

    /// How many columns the text takes: Chinese characters, for one, take two, combining marks none.
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /// The text with spaces after it, up to this width.
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /// The text with spaces before it, up to this width.
    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /// The text, or as much of its beginning as fits before the sign for a cut.
    static String cut(String text, int width, String sign) {
        if (width(text) <= width) {
            return text;
        }
        return text.substring(0, fitting(text, width - width(sign))).stripTrailing() + sign;
    }

    /// The text in lines of at most this width, broken at spaces where there are any.
    static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var rest = text.strip();
        while (width(rest) > width) {
            var end = breakAt(rest, Math.max(fitting(rest, width), Character.charCount(rest.codePointAt(0))));
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }

    /// As [#wrap], but of no more than so many lines, the last one cut.
    static List<String> wrap(String text, int width, int maxLines, String sign) {
        var lines = wrap(text, width);
        if (lines.size() <= maxLines) {
            return lines;
        }
        var kept = new ArrayList<>(lines.subList(0, maxLines));
        var last = kept.removeLast();
        kept.add(cut(last + " " + lines.get(maxLines), width, sign));
        return kept;
    }

    private static int breakAt(String text, int fitting) {
        if (fitting == text.length() || text.charAt(fitting) == ' ') {
            return fitting;
        }
        var space = text.lastIndexOf(' ', fitting - 1);
        return space > fitting / 4 ? space : fitting;
    }

    /// How many chars of the text fit.
    private static int fitting(String text, int width) {
        var index = 0;
        var taken = 0;
        while (index < text.length()) {
            var c = text.codePointAt(index);
            taken += width(c);
            if (taken > width) {
                return index;
            }
            index += Character.charCount(c);
        }
        return index;
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    /// Unicode's East Asian Width "wide" and "fullwidth", by block.
    private static boolean isWide(int c) {
        return in(c, 0x1100, 0x115F) || in(c, 0x2E80, 0x303E) || in(c, 0x3041, 0xA4CF) || in(c, 0xAC00, 0xD7A3)
                || in(c, 0xF900, 0xFAFF) || in(c, 0xFE30, 0xFE6F) || in(c, 0xFF00, 0xFF60) || in(c, 0xFFE0, 0xFFE6)
                || in(c, 0x20000, 0x3FFFD) || Character.isEmojiPresentation(c);
    }

    private static boolean in(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
