package dev.lockstep.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.platform.Result;
import dev.lockstep.report.Legible;
import dev.lockstep.report.ShellWord;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;

/// A finding of the page.
///
/// @param where the line to look at first, as `file:line`; empty if there is none
/// @param source that line
/// @param replay the command that runs the schedule again; empty if there is none
/// @param walk its schedule, or null
/// @param elsewhere the command that shows the schedule on a page of its own; empty if there is none that is left out here
record Problem(String id, String message, List<Named> facts, String where, String source, String code, String meaning,
        String hint, String replay, @Nullable Walk walk, List<Excerpt> excerpts, String elsewhere) {

    private static final int SHOWN_FACTS = 20;
    private static final int LONGEST = 1_000;

    /// A fact.
    record Named(String name, List<String> lines) {

        static Named of(Fact fact) {
            return new Named(Legible.line(fact.name(), 60), Legible.lines(fact.value(), 20, LONGEST));
        }
    }

    /// @param alone the command that grades what the finding is about alone
    static Problem of(String id, Finding finding, Result result, String alone, Room room) {
        var location = finding.location();
        var schedule = finding.schedule();
        var excerpts = Excerpt.of(id, finding, result.submission().texts());
        var walk = schedule == null || schedule.steps().isEmpty() ? null : Walk.of(id, schedule, excerpts);
        var shown = room.takes(walk, excerpts);
        return new Problem(id, Legible.line(finding.message(), LONGEST),
                finding.facts().stream().limit(SHOWN_FACTS).map(Named::of).toList(),
                location == null ? "" : Legible.line(location.toString(), 200),
                location == null ? "" : Legible.line(location.source(), 200), Legible.line(finding.code(), 60),
                Legible.line(meaning(finding, result), LONGEST), Legible.line(finding.hint(), LONGEST),
                replay(finding, result),
                shown ? walk : null, shown ? excerpts : List.of(), shown ? "" : alone);
    }

    private static String meaning(Finding finding, Result result) {
        return result.findings().of(finding.code()).map(kind -> kind.meaning()).orElse("");
    }

    private static String replay(Finding finding, Result result) {
        var token = finding.replay();
        return token == null
                ? ""
                : "lockstep replay " + ShellWord.of(token) + " " + ShellWord.of(result.submission().path());
    }

    /// Whether a line is the one to look at first.
    static boolean isAt(@Nullable Location location, String file, int line) {
        return location != null && location.line() == line && location.file().equals(file);
    }
}
