package dev.lockstep.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.lockstep.platform.Result.Graded;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// A grade in Markdown, as GitHub and GitLab show it. What a submission had a hand in stands in code alone, where nothing is live: no
/// markup, no link, no name that is told.
public final class Markdown {

    /// What a summary of GitHub's may have is 1 MiB, less some for the word about what was cut.
    private static final int SUMMARY_BYTES = 1_048_576 - 1_024;
    private static final int LONGEST_REPORT = 20_000;
    private static final Pattern TICKS = Pattern.compile("`+");

    private Markdown() {}

    /// The whole text.
    public static String export(Result result) {
        return String.join("\n", sections(result.concealed()));
    }

    /// As much of it as GitHub takes for the summary of a step.
    public static String summary(Result result) {
        var sections = sections(result.concealed());
        var text = new StringBuilder();
        var bytes = 0;
        for (var i = 0; i < sections.size(); i++) {
            bytes += sections.get(i).getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > SUMMARY_BYTES) {
                return text + "\n" + (sections.size() - i)
                        + " more sections are cut: a summary may not be longer.\n";
            }
            text.append(i == 0 ? "" : "\n").append(sections.get(i));
        }
        return text.toString();
    }

    private static List<String> sections(Result result) {
        var sections = new ArrayList<String>();
        sections.add(head(result));
        for (var topic : result.grade().topics()) {
            sections.add(table(topic));
            if (!topic.findings().isEmpty()) {
                sections.add(fenced(result.console().render(topic)));
            }
            topic.checks().stream().filter(check -> check.verdict() instanceof Verdict.Failed)
                    .map(check -> new Graded(topic, check)).forEach(check -> sections.add("#### "
                            + course(check.title()) + "\n\n" + fenced(Words.report(result.console(), check.grade()))));
        }
        return sections;
    }

    private static String head(Result result) {
        return "## Lockstep: " + code(result.name()) + "\n\n**" + Words.total(result.grade()) + "**\n\n"
                + course(result.made().line()) + "\n";
    }

    private static String table(TopicGrade topic) {
        var text = new StringBuilder("### ").append(course(topic.topic()))
                .append("\n\n| | points | check | |\n|---|---:|---|---|\n");
        for (var check : topic.checks()) {
            var graded = new Graded(topic, check);
            text.append("| ").append(mark(check.verdict())).append(" | ").append(points(graded)).append(" | ")
                    .append(course(graded.title())).append(" | ").append(note(graded)).append(" |\n");
        }
        return text.toString();
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "✓";
            case Verdict.Failed _ -> "✗";
            case Verdict.NotRun _ -> "–";
            case Verdict.Inconclusive _ -> "?";
        };
    }

    private static String points(Graded check) {
        var points = check.grade().verdict() instanceof Verdict.Inconclusive
                ? "?"
                : String.valueOf(check.grade().points());
        return points + "/" + check.maxPoints();
    }

    private static String note(Graded check) {
        var note = Words.note(check.grade());
        return note.isEmpty() ? "" : code(note);
    }

    /// A word of the course's: letters are letters.
    private static String course(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]()#+!|<>~&@-]", "\\\\$0");
    }

    /// In a row of a table, a bar would end the cell even in code.
    private static String code(String text) {
        var fence = longerThanIn(text, 1);
        var edge = text.startsWith("`") || text.endsWith("`") || text.isBlank() ? " " : "";
        return fence + edge + text.replace("|", "\\|") + edge + fence;
    }

    private static String fenced(String text) {
        var kept = Words.capped(text.stripTrailing(), LONGEST_REPORT);
        var fence = longerThanIn(kept, 3);
        return fence + "text\n" + kept + "\n" + fence + "\n";
    }

    private static String longerThanIn(String text, int least) {
        var longest = TICKS.matcher(text).results().mapToInt(ticks -> ticks.group().length()).max().orElse(0);
        return "`".repeat(Math.max(least, longest + 1));
    }
}
