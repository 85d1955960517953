package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.Selection;
import dev.lockstep.kit.Kit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lockstep kit --out DIR`.
@Command(name = "kit", header = "Write what a student is given.", description = {"",
        "A Maven project of its own: the starter, the contracts, the handouts, the checks that course.yaml lets students "
                + "see, and the grader. It needs a JDK 25 and Maven, and nothing of this repository; its README.md says "
                + "how it is used."})
final class KitCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--out", paramLabel = "DIR", required = true,
            description = "The folder to write: one that is empty or not there.")
    private Path out = Path.of("");

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Give out this topic only. May be repeated.")
    private List<String> topics = List.of();

    KitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var folder = CourseFolder.of(surroundings);
        var course = folder.course();
        var catalog = CourseCatalog.read(course);
        var chosen = new Choice(topics, null).of(Selection.all(course, catalog));
        var kit = new Kit(new Kit.Content(course, catalog, chosen.topics(), folder.root().resolve("src/main/java"),
                folder.repository().resolve("starter"), Version.LOCKSTEP));
        try {
            kit.write(out);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAULT, out + " could not be written, and is not there: "
                    + e.getMessage() + ".");
        }
        surroundings.out().println(out);
        return ExitCode.GRADED.code();
    }
}
