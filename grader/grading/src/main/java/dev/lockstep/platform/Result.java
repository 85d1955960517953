package dev.lockstep.platform;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.lockstep.report.ConsoleReport;
import dev.lockstep.report.Discretion;
import dev.lockstep.report.Legible;
import dev.lockstep.report.Look;
import dev.lockstep.report.Made;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.verdict.Visibility;
import org.jspecify.annotations.Nullable;

/// A grade, and what else an exporter needs to know.
///
/// @param grade with no more in it than its course discloses
/// @param findings that the course knows
/// @param submission where it lies
public record Result(Grade grade, Disclosure disclosure, FindingRegistry findings, Made made, Place submission) {

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_NAME = 200;

    /// Where a submission lies.
    ///
    /// @param path as a replay command names it
    /// @param files where each source lies as seen from the folder of the grading, by its path in the grade
    /// @param texts each source, by the same path
    public record Place(String path, Map<String, String> files, Map<String, String> texts) {

        public Place {
            files = Map.copyOf(files);
            texts = Map.copyOf(texts);
        }
    }

    /// A check of a topic.
    record Graded(TopicGrade topic, CheckGrade grade) {

        String title() {
            return Legible.line(grade.check().title(), LONGEST_NAME);
        }

        /// What it is called among all checks of the course.
        String name() {
            return Legible.line(topic.topic() + "." + grade.check().id(), LONGEST_NAME);
        }

        int maxPoints() {
            return grade.check().points();
        }
    }

    /// A finding, and the check that it fails; none if it keeps the whole topic from being checked.
    record Found(TopicGrade topic, @Nullable CheckGrade check, Finding finding) {

        String message() {
            return Legible.line(finding.message(), LONGEST_LINE);
        }

        String code() {
            return Legible.line(finding.code(), LONGEST_NAME);
        }

        /// What is at stake, in a few words.
        String subject() {
            return Legible.line(topic.topic() + (check == null ? "" : ": " + check.check().title()), LONGEST_NAME);
        }
    }

    /// For a platform that hides nothing: what is not visible is left out but for its points.
    public Result concealed() {
        return new Result(new Discretion(disclosure).conceal(grade), disclosure, findings, made, submission);
    }

    ConsoleReport console() {
        return new ConsoleReport(Look.PLAIN, submission.path());
    }

    Stream<Graded> checks() {
        return grade.topics().stream()
                .flatMap(topic -> topic.checks().stream().map(check -> new Graded(topic, check)));
    }

    Visibility visibility(Graded check) {
        return disclosure.of(check.topic().topic(), check.grade().check().id()).visibility();
    }

    /// What is wrong, in the order of topics and checks.
    List<Found> found() {
        return grade.topics().stream().flatMap(topic -> Stream.concat(
                topic.findings().stream().map(finding -> new Found(topic, null, finding)),
                topic.checks().stream().flatMap(check -> found(topic, check)))).toList();
    }

    private static Stream<Found> found(TopicGrade topic, CheckGrade check) {
        return switch (check.verdict()) {
            case Verdict.Failed(_, var all) -> all.stream().map(finding -> new Found(topic, check, finding));
            case Verdict.Passed _,Verdict.NotRun _,Verdict.Inconclusive _ -> Stream.empty();
        };
    }

    /// What keeps topics from being checked, as text; empty if nothing does.
    String obstacles() {
        var text = new StringBuilder();
        grade.topics().stream().filter(topic -> !topic.findings().isEmpty())
                .forEach(topic -> text.append(console().render(topic)).append('\n'));
        return text.toString().stripTrailing();
    }

    /// The file of a location as a repository names it.
    String file(Location location) {
        return Legible.line(submission.files().getOrDefault(location.file(), location.file()), LONGEST_LINE);
    }

    /// What the course knows of a finding.
    String meaning(String code) {
        return findings.of(code).map(FindingKind::meaning).orElse(code);
    }

    List<String> undecided() {
        return checks().filter(check -> check.grade().verdict() instanceof Verdict.Inconclusive)
                .map(check -> check.topic().topic() + ": " + check.title()).toList();
    }

    String name() {
        return Legible.line(grade.submission(), LONGEST_NAME);
    }
}
