package dev.lockstep.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.lockstep.verdict.Fact;

/// The lines of a report in the making, in one look.
final class Page {

    /// What the log of a CI service would take for a command of ours: GitHub's `::error`, Azure's `##vso[`, TeamCity's.
    private static final Pattern COMMAND = Pattern.compile("^([\\s\\u001b\\[0-9;m]*):(?=:)|#(?=#\\w*\\[)");

    private final Look look;
    private final List<String> lines = new ArrayList<>();
    private final Set<Term> explained = EnumSet.noneOf(Term.class);

    Page(Look look) {
        this.look = look;
    }

    Look look() {
        return look;
    }

    Glyphs glyphs() {
        return look.glyphs();
    }

    String paint(Ink ink, String text) {
        return look.palette().paint(ink, text);
    }

    void line(String line) {
        lines.add(COMMAND.matcher(line.stripTrailing()).replaceAll("$0 "));
    }

    /// An empty line, unless the page ends in one already.
    void gap() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add("");
        }
    }

    /// Explains a word where it first stands in the report.
    void explain(int indent, Term term) {
        if (explained.add(term)) {
            text(indent, Ink.QUIET, term.explanation);
        }
    }

    /// Text in one ink, wrapped, each line behind this many spaces.
    void text(int indent, Ink ink, String text) {
        for (var line : Columns.wrap(text, look.width() - indent)) {
            line(" ".repeat(indent) + paint(ink, line));
        }
    }

    /// A name and, beside it, text wrapped in a column of its own.
    void entry(int indent, int nameWidth, String name, Ink ink, List<String> texts) {
        var label = name;
        for (var text : texts) {
            for (var line : Columns.wrap(text, Math.max(20, look.width() - indent - nameWidth - 2))) {
                line(" ".repeat(indent) + paint(Ink.QUIET, Columns.pad(label, nameWidth)) + "  " + paint(ink, line));
                label = "";
            }
        }
    }

    /// Facts, their names in a column.
    void entriesOf(int indent, int nameWidth, List<Fact> facts) {
        for (var fact : facts) {
            var value = fact.value().isBlank() ? List.of("(empty)") : Legible.lines(fact.value(), 12, 600);
            entry(indent, nameWidth, nameOf(fact), Ink.PLAIN, value);
        }
    }

    String nameOf(Fact fact) {
        return Columns.cut(Legible.line(fact.name(), 200), 30, glyphs().cut);
    }

    String rule(int length) {
        return paint(Ink.QUIET, String.valueOf(glyphs().rule).repeat(Math.max(0, length)));
    }

    /// The page, each line with its line end.
    @Override
    public String toString() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
