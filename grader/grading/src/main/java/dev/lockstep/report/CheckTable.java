package dev.lockstep.report;

import java.util.List;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Verdict;

/// The checks of a topic, a line each: mark, points, title, and how much was explored or why nothing was.
final class CheckTable {

    private static final int WIDEST_NOTE = 48;

    private final Page page;

    CheckTable(Page page) {
        this.page = page;
    }

    /// One line of the table.
    private record Row(char mark, Ink ink, String points, String title, String note) {}

    void add(List<CheckGrade> checks) {
        var rows = checks.stream().map(this::row).toList();
        var pointsWidth = widest(rows.stream().map(Row::points).toList());
        var noteWidth = Math.min(widest(rows.stream().map(Row::note).toList()), WIDEST_NOTE);
        var room = page.look().width() - 2 - 2 - pointsWidth - 2 - 2 - noteWidth;
        var titleWidth = Math.max(16, Math.min(widest(rows.stream().map(Row::title).toList()), room));
        for (var row : rows) {
            add(row, pointsWidth, titleWidth);
        }
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Columns::width).max().orElse(0);
    }

    private void add(Row row, int pointsWidth, int titleWidth) {
        var titles = Columns.wrap(row.title, titleWidth);
        var noteAt = 2 + 2 + pointsWidth + 2 + titleWidth + 2;
        var notes = Columns.wrap(row.note, Math.max(16, page.look().width() - noteAt));
        var before = "  " + page.paint(row.ink, String.valueOf(row.mark)) + " "
                + page.paint(row.ink, Columns.padLeft(row.points, pointsWidth)) + "  ";
        for (var i = 0; i < Math.max(titles.size(), notes.size()); i++) {
            var title = Columns.pad(i < titles.size() ? titles.get(i) : "", titleWidth);
            var note = i < notes.size() ? notes.get(i) : "";
            page.line(before + title + "  " + page.paint(Ink.QUIET, note));
            before = " ".repeat(2 + 2 + pointsWidth + 2);
        }
    }

    private Row row(CheckGrade check) {
        var of = "/" + check.check().points();
        var title = Legible.line(check.check().title(), 200);
        var glyphs = page.glyphs();
        return switch (check.verdict()) {
            case Verdict.Passed(var exploration) ->
                new Row(glyphs.passed, Ink.GOOD, check.points() + of, title, Explored.passed(exploration));
            case Verdict.Failed(var exploration, var findings) when Stubs.areAll(findings) ->
                new Row(glyphs.todo, Ink.DOUBT, "0" + of, title, stub(findings.getFirst()));
            case Verdict.Failed(var exploration, var findings) ->
                new Row(glyphs.failed, Ink.BAD, "0" + of, title,
                        Explored.failed(exploration, findings));
            case Verdict.NotRun(var reason) ->
                new Row(glyphs.notRun, Ink.QUIET, "0" + of, title, Legible.line(reason, 200));
            case Verdict.Inconclusive(var reason) ->
                new Row(glyphs.undecided, Ink.DOUBT, "?" + of, title, "not decided: " + Legible.line(reason, 300));
        };
    }

    /// The finding's sentence as a note.
    private static String stub(Finding finding) {
        var message = Legible.line(finding.message(), 120);
        return message.isEmpty() ? "" : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
