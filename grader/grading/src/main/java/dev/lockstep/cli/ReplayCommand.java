package dev.lockstep.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Settings.Work;
import dev.lockstep.course.Selection;
import dev.lockstep.platform.Result;
import dev.lockstep.report.ConsoleReport;
import dev.lockstep.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep replay TOKEN PATH`.
@Command(name = "replay", header = "Run the one interleaving that a report names.", description = {"",
        "Runs a check of the submission on the schedule of a token from a report and shows what happens, step by step. "
                + "A token belongs to the program, the JDK and the Lockstep that it was made with; where one of these "
                + "has changed, replay says so."})
final class ReplayCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "TOKEN", description = "From a report: TOPIC.CHECK.SCHEDULE")
    private String token = "";

    @Parameters(index = "1", paramLabel = "PATH", description = "The submission that the report is about.")
    private Path path = Path.of("");

    @Option(names = "--full",
            description = "Report everything, whatever the course's course.yaml keeps from students.")
    private boolean full;

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var parts = token.split("\\.", 3);
        if (parts.length < 3) {
            throw new UserException(ExitCode.BAD_USAGE,
                    "\"" + token + "\" is no token: copy it whole from a report, it reads TOPIC.CHECK.SCHEDULE.");
        }
        try (var session = Session.open(surroundings, path, Work.ONE_SCHEDULE)) {
            var chosen = choose(session.course(), parts[0], parts[1]);
            var options = new Plan.Options(Plan.HeldBack.NO, Plan.Options.SEED, token, Plan.SecondOpinion.NO);
            return show(session.grade(chosen, Session.Required.ALL, options,
                    full ? Session.Telling.EVERYTHING : Session.Telling.AS_THE_COURSE_SAYS)).code();
        }
    }

    private static Selection choose(Selection course, String topic, String check) {
        return new Choice(List.of(topic), check).of(course);
    }

    private ExitCode show(Result result) {
        var grade = result.concealed().grade();
        var topic = grade.topics().getFirst();
        var check = topic.checks().getFirst();
        var report = new ConsoleReport(surroundings.look(), path.toString());
        surroundings.out().print(switch (check.verdict()) {
            case Verdict.Passed _ -> "This schedule of " + check.check().id() + " passes: the program does not show "
                    + "the bug any more.\n";
            case Verdict.Failed _ -> report.render(check);
            case Verdict.NotRun _ -> report.render(topic);
            case Verdict.Inconclusive(var reason) -> "Cannot replay " + check.check().id() + ": " + reason + "\n";
        });
        surroundings.out().flush();
        return grade.conclusive() ? ExitCode.GRADED : ExitCode.INCONCLUSIVE;
    }
}
