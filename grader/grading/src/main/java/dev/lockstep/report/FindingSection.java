package dev.lockstep.report;

import java.util.List;

import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;

/// Why a check failed: the sentence that names the bug, the facts, the schedule, how to replay it, what to try.
final class FindingSection {

    private static final int INDENT = 4;
    private static final int SHOWN_FACTS = 20;

    private final Page page;
    private final String path;

    FindingSection(Page page, String path) {
        this.page = page;
        this.path = path;
    }

    void add(Finding finding) {
        page.gap();
        page.text(INDENT, Ink.STRONG, Legible.line(finding.message(), 1_000));
        facts(finding);
        var schedule = finding.schedule();
        if (schedule != null && !schedule.steps().isEmpty()) {
            page.gap();
            new ScheduleSection(page, INDENT).add(schedule);
        }
        advice(finding);
    }

    /// A finding about a whole topic, as a compiler would put it.
    void addObstacle(Finding finding) {
        page.gap();
        var location = finding.location();
        var where = location == null ? "" : Legible.line(location.toString(), 200) + ": ";
        page.text(2, Ink.STRONG, page.glyphs().failed + " " + where + Legible.line(finding.message(), 1_000));
        if (location != null && !location.source().isBlank()) {
            page.line(" ".repeat(INDENT + 2) + page.paint(Ink.CODE, source(location, INDENT + 2)));
        }
        page.entriesOf(INDENT + 2, nameWidth(finding.facts()), finding.facts());
        hint(finding, "Hint".length());
    }

    private void facts(Finding finding) {
        var location = finding.location();
        var facts = finding.facts().stream().limit(SHOWN_FACTS).toList();
        var nameWidth = Math.max(nameWidth(facts), "look at".length());
        page.gap();
        page.entriesOf(INDENT + 2, nameWidth, facts);
        if (location != null) {
            page.entry(INDENT + 2, nameWidth, "look at", Ink.PLAIN, List.of(Legible.line(location.toString(), 200)));
            if (!location.source().isBlank()) {
                var at = INDENT + 2 + nameWidth + 2;
                page.line(" ".repeat(at) + page.paint(Ink.CODE, source(location, at)));
            }
        }
        page.entry(INDENT + 2, nameWidth, "finding", Ink.QUIET, List.of(Legible.line(finding.code(), 60)));
    }

    private String source(Location location, int at) {
        return Columns.cut(Legible.line(location.source(), 200), page.look().width() - at, page.glyphs().cut);
    }

    private int nameWidth(List<Fact> facts) {
        return facts.stream().mapToInt(fact -> Columns.width(page.nameOf(fact))).max().orElse(0);
    }

    private void advice(Finding finding) {
        page.gap();
        var token = finding.replay();
        if (token != null) {
            // never wrapped: a command is there to be copied
            page.line(" ".repeat(INDENT) + page.paint(Ink.QUIET, "Replay") + "  "
                    + page.paint(Ink.CODE, "lockstep replay " + ShellWord.of(token) + " " + ShellWord.of(path)));
        }
        hint(finding, token == null ? "Hint".length() : "Replay".length());
    }

    private void hint(Finding finding, int nameWidth) {
        if (!finding.hint().isBlank()) {
            page.entry(INDENT, nameWidth, "Hint", Ink.PLAIN, List.of(Legible.line(finding.hint(), 1_000)));
        }
    }
}
