package dev.lockstep.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import dev.lockstep.page.HtmlReport;
import dev.lockstep.platform.Autolab;
import dev.lockstep.platform.Canvas;
import dev.lockstep.platform.Ctrf;
import dev.lockstep.platform.GitHubAnnotations;
import dev.lockstep.platform.GitHubClassroom;
import dev.lockstep.platform.GitLab;
import dev.lockstep.platform.Gradescope;
import dev.lockstep.platform.JUnit;
import dev.lockstep.platform.Markdown;
import dev.lockstep.platform.Moodle;
import dev.lockstep.platform.PrairieLearn;
import dev.lockstep.platform.Result;
import dev.lockstep.platform.Sarif;
import dev.lockstep.platform.Submitty;
import dev.lockstep.report.ConsoleReport;
import dev.lockstep.report.JsonReport;
import dev.lockstep.report.Look;
import dev.lockstep.submission.Nearest;

/// How a grade is written, and what its file is called in a folder where it has no other name: as the platform calls it.
enum ReportFormat {
    CONSOLE("report.txt"),
    HTML("report.html"),
    JSON("grade.json"),
    MARKDOWN("report.md"),
    GRADESCOPE("results.json"),
    PRAIRIELEARN("results.json"),
    SUBMITTY("validation_results.json"),
    AUTOLAB("autolab.txt"),
    GITHUB_SUMMARY("summary.md"),
    GITHUB_ANNOTATIONS("annotations.txt"),
    GITHUB_CLASSROOM("classroom.txt"),
    GITLAB("gl-code-quality-report.json"),
    JUNIT("junit.xml"),
    CTRF("ctrf-report.json"),
    SARIF("lockstep.sarif"),
    CANVAS("canvas.csv"),
    MOODLE("moodle.csv");

    private final String file;

    ReportFormat(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /// Whether it is lines that others may stand before or after.
    boolean isLines() {
        return switch (this) {
            case CONSOLE, MARKDOWN, AUTOLAB, GITHUB_SUMMARY, GITHUB_ANNOTATIONS, GITHUB_CLASSROOM -> true;
            case HTML, JSON, GRADESCOPE, PRAIRIELEARN, SUBMITTY, GITLAB, JUNIT, CTRF, SARIF, CANVAS, MOODLE -> false;
        };
    }

    /// A program expects UTF-8 anywhere; a person reads what the terminal shows.
    Charset charset(PrintStream stream) {
        return this == CONSOLE ? stream.charset() : StandardCharsets.UTF_8;
    }

    /// @param look of the console's report
    String render(Result result, Look look) {
        return switch (this) {
            case CONSOLE -> new ConsoleReport(look, result.submission().path()).render(result.concealed().grade())
                    .stripTrailing() + "\n";
            case HTML -> HtmlReport.export(result);
            case JSON -> new JsonReport(result.made(), result.disclosure()).render(result.grade());
            case MARKDOWN -> Markdown.export(result);
            case GRADESCOPE -> Gradescope.export(result);
            case PRAIRIELEARN -> PrairieLearn.export(result);
            case SUBMITTY -> Submitty.export(result);
            case AUTOLAB -> Autolab.export(result);
            case GITHUB_SUMMARY -> Markdown.summary(result);
            case GITHUB_ANNOTATIONS -> GitHubAnnotations.export(result);
            case GITHUB_CLASSROOM -> GitHubClassroom.export(result);
            case GITLAB -> GitLab.export(result);
            case JUNIT -> JUnit.export(result);
            case CTRF -> Ctrf.export(result);
            case SARIF -> Sarif.export(result);
            case CANVAS -> Canvas.export(result);
            case MOODLE -> Moodle.export(result);
        };
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ReportFormat::toString).toList();
    }

    /// The end of a sentence about a format that there is not.
    static String advice(String name) {
        return Nearest.to(name, names()).map(near -> "did you mean " + near + "?")
                .orElse("choose from " + String.join(", ", names()) + ".");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The names, for the help.
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}
