package dev.lockstep.cli;

import java.util.List;
import java.util.concurrent.Callable;

import dev.lockstep.controller.Settings.Work;
import dev.lockstep.course.CourseProof;
import dev.lockstep.course.EarlierGrades;
import dev.lockstep.course.Proof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lockstep verify`.
@Command(name = "verify", header = "Prove that the checks of the course are good.", description = {"",
        "The reference and every other correct program must get full marks, the starter nothing, and each known-wrong "
                + "program must fail with exactly the findings that its expect.yaml names, the first of which names "
                + "a line marked // BUG. "
                + "Every check must be failed by one of them, what a matrix.yaml claims must be so, and the outcomes "
                + "and steps that ship with the checks must be those of the reference."})
final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_EXPLORERS = 4;

    private final Surroundings surroundings;

    @Option(names = "--update",
            description = "Write the outcomes and steps of the reference to the course's sources instead. "
                    + "Build the course anew and look at the difference before you commit it.")
    private boolean update;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Prove this topic only. May be repeated.")
    private List<String> topics = List.of();

    @Option(names = "--afresh",
            description = "Grade every program again, also where nothing has changed since an earlier proof.")
    private boolean afresh;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var folder = CourseFolder.of(surroundings);
        var places = CourseProof.Places.in(folder.repository(), folder.course());
        var settings = Session.settings(surroundings, Work.CHECKS)
                .withExplorers(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_EXPLORERS));
        try (var controller = surroundings.workers().apply(settings);
                var progress = surroundings.progress()) {
            var earlier = afresh ? EarlierGrades.none() : EarlierGrades.in(places.proved(), settings);
            var proof = new CourseProof(controller, places, topics, earlier,
                    (item, decided, asked) -> progress.show(decided, asked, item.subject()));
            var items = update ? proof.update() : proof.prove();
            progress.clear();
            return print(items, earlier.used()).code();
        }
    }

    /// @param unchanged how many programs were graded before
    private ExitCode print(List<Proof> items, int unchanged) {
        var text = new StringBuilder();
        for (var item : items) {
            text.append(item.holds() ? "ok      " : "WRONG   ").append(item.subject()).append('\n');
            item.problems().forEach(problem -> text.append("          ").append(problem).append('\n'));
            item.holes().forEach(hole -> text.append("hole      ").append(hole).append('\n'));
        }
        var wrong = items.stream().filter(item -> !item.holds()).count();
        text.append(wrong == 0
                ? "The course holds: all " + items.size() + " items.\n"
                : "The course does not hold: " + wrong + " of " + items.size() + " items are wrong.\n");
        if (unchanged > 0) {
            text.append("Programs not graded again, as unchanged since an earlier proof: ").append(unchanged)
                    .append(" (--afresh grades all).\n");
        }
        surroundings.out().print(text);
        surroundings.out().flush();
        return wrong == 0 ? ExitCode.GRADED : ExitCode.BELOW_FAIL_UNDER;
    }
}
