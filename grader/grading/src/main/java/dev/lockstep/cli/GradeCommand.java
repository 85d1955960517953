package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Settings.Work;
import dev.lockstep.report.Glyphs;
import dev.lockstep.report.TimingsReport;
import dev.lockstep.verdict.Grade;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep grade PATH`.
@Command(name = "grade", header = "Grade a submission.", description = {"",
        "Compiles the submission, runs the checks of every topic that it has, and reports each lost point: what went "
                + "wrong, in which interleaving, on which line. The same submission gets the same grade every time."})
final class GradeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PATH", description = "The submission: a folder, a zip or a jar with Java sources.")
    private Path path = Path.of("");

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Grade this topic only. May be repeated.")
    private List<String> topics = List.of();

    @Option(names = "--check", paramLabel = "CHECK",
            description = "Run this check only, without what it builds on.")
    private @Nullable String check;

    @Option(names = "--all",
            description = "Also run the checks that build on a failed one. They earn no points.")
    private boolean all;

    @Option(names = "--format", paramLabel = "FORMAT[=FILE]", completionCandidates = ReportFormat.Names.class,
            description = "How to report, and where to. May be repeated, so that one grading writes all that a platform "
                    + "wants. Formats: ${COMPLETION-CANDIDATES}. Default: console.")
    private List<Wanted> formats = List.of();

    @Option(names = "--out", paramLabel = "PATH",
            description = "Write the reports that name no file to this file instead of standard output, or, if it is a "
                    + "folder, each to its own file in it.")
    private @Nullable Path out;

    @Option(names = "--full",
            description = "Report everything, whatever the course's course.yaml keeps from students.")
    private boolean full;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "" + Plan.Options.SEED,
            description = "Seed of the randomised schedules that follow where a check's budget does not reach all of "
                    + "them. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--fail-under", paramLabel = "PERCENT",
            description = "End with exit code 1 if fewer than this many percent of the points are earned.")
    private @Nullable Integer failUnder;

    @Option(names = "--no-second-opinion",
            description = "Do not ask Lincheck about histories that the scheduler did not get to.")
    private boolean alone;

    @Option(names = "--timings", description = "Print the time that each phase took to standard error; with --out, "
            + "also write it to FILE.timings.json, or to timings.json in the folder.")
    private boolean timings;

    GradeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        requirePercent();
        try (var reports = Reports.open(surroundings, formats, out);
                var times = timesFile();
                var session = Session.open(surroundings, path, Work.CHECKS)) {
            var chosen = new Choice(topics, check).of(session.course());
            var result = session.grade(chosen, topics.isEmpty() ? Session.Required.ANY : Session.Required.ALL,
                    new Plan.Options(all ? Plan.HeldBack.NO : Plan.HeldBack.YES, seed, null,
                            alone ? Plan.SecondOpinion.NO : Plan.SecondOpinion.YES),
                    full ? Session.Telling.EVERYTHING : Session.Telling.AS_THE_COURSE_SAYS);
            reports.write(result);
            var grade = result.grade();
            if (!grade.conclusive() && !reports.tellAPerson()) {
                surroundings.say("lockstep: there is no total, since a check could not be decided: run it again.");
            }
            if (timings) {
                session.timings().passed("total");
                writeTimings(session.timings().phases(), times);
            }
            return exitCode(grade).code();
        }
    }

    private void requirePercent() {
        if (failUnder != null && (failUnder < 0 || failUnder > 100)) {
            throw new UserException(ExitCode.BAD_USAGE,
                    "--fail-under " + failUnder + " is no percentage: give a number from 0 to 100.");
        }
    }

    private @Nullable OutputFile timesFile() {
        if (out == null || !timings) {
            return null;
        }
        return OutputFile.prepare(Files.isDirectory(out)
                ? out.resolve("timings.json")
                : out.resolveSibling(out.getFileName() + ".timings.json"));
    }

    private void writeTimings(Map<String, Duration> phases, @Nullable OutputFile file) throws IOException {
        surroundings.err().print(TimingsReport.text(phases, Glyphs.forCharset(surroundings.err().charset())));
        surroundings.err().flush();
        if (file != null) {
            file.write(TimingsReport.json(phases));
        }
    }

    private ExitCode exitCode(Grade grade) {
        if (!grade.conclusive()) {
            return ExitCode.INCONCLUSIVE;
        }
        var enough = failUnder == null || grade.points() * 100L >= (long) failUnder * grade.maxPoints();
        return enough ? ExitCode.GRADED : ExitCode.BELOW_FAIL_UNDER;
    }
}
