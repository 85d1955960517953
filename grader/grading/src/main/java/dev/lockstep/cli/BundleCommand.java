package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.Selection;
import dev.lockstep.platform.Gradescope;
import dev.lockstep.platform.Result;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep bundle PLATFORM`.
@Command(name = "bundle", header = "Write what a platform is given to grade with.", description = {"",
        "For Gradescope, the autograder: a zip with the grader, the course, setup.sh, which installs a JDK, and "
                + "run_autograder, which grades. Whatever becomes of a grading, there are results: zeros that say so "
                + "until it has come to its end."})
final class BundleCommand implements Callable<Integer> {

    /// The platforms that take a bundle.
    private static final List<String> PLATFORMS = List.of("gradescope");

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PLATFORM", description = "gradescope")
    private String platform = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The zip to write.")
    private Path out = Path.of("");

    @Option(names = "--topic", paramLabel = "TOPIC",
            description = "Have this topic graded only, and nothing if a submission has it not. May be repeated.")
    private List<String> topics = List.of();

    BundleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (!PLATFORMS.contains(platform)) {
            throw new UserException(ExitCode.BAD_USAGE, "There is no bundle for " + platform + ": choose from "
                    + String.join(", ", PLATFORMS) + ". Other platforms need none, grader/PLATFORMS.md says how.");
        }
        var folder = CourseFolder.of(surroundings);
        var course = folder.course();
        var catalog = CourseCatalog.read(course);
        var chosen = new Choice(topics, null).of(Selection.all(course, catalog));
        try (var file = OutputFile.prepare(out); var bundle = new Bundle()) {
            bundle.script("setup.sh").script("run_autograder");
            bundle.text("lockstep/arguments", arguments());
            bundle.text("lockstep/unfinished.json", Gradescope.export(result(folder, catalog, chosen,
                    new Verdict.Inconclusive("the grading did not come to its end"))));
            bundle.text("lockstep/unreadable.json", Gradescope.unreadable(result(folder, catalog, chosen,
                    new Verdict.NotRun("the submission cannot be read"))));
            bundle.classPath("lockstep/lib/");
            bundle.jar("lockstep/assignments/target/lockstep-assignments.jar", course.contracts().getFirst());
            bundle.jar("lockstep/assignments/target/lockstep-assignments-tests.jar", course.checks().getFirst());
            file.write(bundle.bytes());
        }
        surroundings.out().println(out);
        return ExitCode.GRADED.code();
    }

    private String arguments() {
        var text = new StringBuilder();
        topics.forEach(topic -> text.append("--topic ").append(topic).append('\n'));
        return text.toString();
    }

    /// One verdict for all checks.
    private static Result result(CourseFolder folder, CourseCatalog catalog, Selection chosen, Verdict verdict) {
        var topics = chosen.topics().stream().map(topic -> new TopicGrade(topic.topic(), List.of(),
                topic.checks().stream().map(check -> new CheckGrade(check.info(), verdict, 0)).toList())).toList();
        return new Result(new Grade("submission", topics), catalog.disclosure(), catalog.findings(), folder.made(),
                new Result.Place("submission", Map.of(), Map.of()));
    }
}
