package dev.lockstep.report;

import java.io.IOException;
import java.util.List;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// A grade written for a person at a terminal. A pure function of the grade and the look.
public final class ConsoleReport {

    private static final int SHOWN_FINDINGS = 5;
    private static final int SHOWN_OBSTACLES = 20;

    private final Look look;
    private final String path;

    /// @param path of the submission, as a replay command names it
    public ConsoleReport(Look look, String path) {
        this.look = look;
        this.path = path;
    }

    /// Writes the whole report.
    public void write(Grade grade, Appendable out) throws IOException {
        out.append(render(grade));
    }

    /// The whole report.
    public String render(Grade grade) {
        var page = new Page(look);
        page.line(page.paint(Ink.STRONG, "Lockstep: " + Legible.line(grade.submission(), 200)));
        for (var topic : grade.topics()) {
            topic(page, topic);
        }
        new Totals(page).add(grade);
        return page.toString();
    }

    /// One topic of it.
    public String render(TopicGrade topic) {
        var page = new Page(look);
        topic(page, topic);
        return page.toString();
    }

    /// Why one check did not pass; empty if it did.
    public String render(CheckGrade check) {
        var page = new Page(look);
        switch (check.verdict()) {
            case Verdict.Passed _ -> {
            }
            case Verdict.Failed(var _, var findings) -> {
                title(page, check);
                findings(page, findings);
            }
            case Verdict.NotRun(var reason) -> page.text(2, Ink.PLAIN, "not run: " + Legible.line(reason, 500));
            case Verdict.Inconclusive(var reason) -> page.text(2, Ink.DOUBT,
                    "could not be decided: " + Legible.line(reason, 500));
        }
        return page.toString();
    }

    /// One finding, without the check that it belongs to.
    public String render(Finding finding) {
        var page = new Page(look);
        new FindingSection(page, path).add(finding);
        return page.toString();
    }

    private void topic(Page page, TopicGrade topic) {
        page.gap();
        heading(page, topic);
        if (!topic.findings().isEmpty()) {
            obstacles(page, topic);
        }
        if (topic.checks().stream().anyMatch(check -> !(check.verdict() instanceof Verdict.NotRun))
                || topic.findings().isEmpty()) {
            new CheckTable(page).add(topic.checks());
        }
        Mistake.of(topic.checks()).forEach(mistake -> mistake(page, mistake));
    }

    private void mistake(Page page, Mistake mistake) {
        page.gap();
        mistake.checks().forEach(check -> title(page, check));
        if (mistake.checks().size() > 1) {
            page.gap();
            page.text(4, Ink.QUIET, "One line and one finding cost these " + mistake.checks().size()
                    + " checks. Here is how the first of them fails.");
        }
        findings(page, mistake.findings());
    }

    private void heading(Page page, TopicGrade topic) {
        var name = Legible.line(topic.topic(), 40);
        var points = Totals.of(topic);
        var gap = " ".repeat(Math.max(2, look.width() - Columns.width(name) - points.length()));
        page.line(page.paint(Ink.STRONG, name) + gap + page.paint(Totals.ink(topic), points));
        page.line(page.rule(look.width()));
    }

    /// What keeps the topic from being checked, as a compiler would list it.
    private void obstacles(Page page, TopicGrade topic) {
        topic.findings().stream().limit(SHOWN_OBSTACLES).forEach(new FindingSection(page, path)::addObstacle);
        more(page, topic.findings().size() - SHOWN_OBSTACLES);
        var waiting = topic.checks().stream().filter(check -> check.verdict() instanceof Verdict.NotRun).count();
        if (waiting > 0) {
            page.gap();
            page.text(2, Ink.QUIET, page.glyphs().notRun + " " + Counted.of(waiting, "check")
                    + " not run: repair this first.");
        }
    }

    private static void title(Page page, CheckGrade check) {
        var title = Legible.line(check.check().title(), 200);
        var id = Legible.line(check.check().id(), 80);
        var rule = page.look().width() - Columns.width(title) - Columns.width(id) - 4;
        if (rule < 0) {
            page.text(0, Ink.BAD, page.glyphs().failed + " " + title);
            page.text(2, Ink.QUIET, id);
        } else {
            page.line(page.paint(Ink.BAD, page.glyphs().failed + " " + title) + " " + page.rule(rule) + " "
                    + page.paint(Ink.QUIET, id));
        }
    }

    private void findings(Page page, List<Finding> findings) {
        findings.stream().limit(SHOWN_FINDINGS).forEach(new FindingSection(page, path)::add);
        more(page, findings.size() - SHOWN_FINDINGS);
    }

    private static void more(Page page, int count) {
        if (count > 0) {
            page.gap();
            page.text(4, Ink.QUIET, "... and " + Counted.of(count, "more finding") + "; --format json lists all.");
        }
    }
}
