package dev.lockstep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

import dev.lockstep.course.CatalogCheck;
import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.TopicCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/// `lockstep describe`.
@Command(name = "describe", header = "List the topics of the course and their checks.", description = {"",
        "For each check: what it is called, what it asks for, what it is worth, of which kind it is, and which check "
                + "it builds on."})
final class DescribeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "console",
            description = "How to describe: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.CONSOLE;

    DescribeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The course as JSON names it.
    record Course(String lockstep, List<Topic> topics) {}

    /// A topic as JSON names it.
    record Topic(String topic, int points, List<Check> checks) {}

    /// A check as JSON names it.
    record Check(String id, String title, int points, String kind, String needs, String finding) {}

    @Override
    public Integer call() {
        var catalog = CourseCatalog.read(CourseFolder.of(surroundings).course());
        var course = new Course(Version.LOCKSTEP, catalog.topics().stream().map(DescribeCommand::topic).toList());
        try (var out = Destination.of(null, surroundings.out(), format.charset(surroundings.out()))) {
            out.write(switch (format) {
                case CONSOLE -> text(course);
                case JSON -> json(course);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ExitCode.GRADED.code();
    }

    private static Topic topic(TopicCatalog topic) {
        var checks = topic.checks().stream().map(DescribeCommand::check).toList();
        return new Topic(topic.topic(), checks.stream().mapToInt(Check::points).sum(), checks);
    }

    private static Check check(CatalogCheck check) {
        var info = check.info();
        return new Check(info.id(), info.title(), info.points(), info.kind().title(), info.needs(), check.finding());
    }

    private static String json(Course course) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter).withArrayIndenter(indenter);
        return JsonMapper.builder().build().writer().with(printer).writeValueAsString(course) + "\n";
    }

    private static String text(Course course) {
        var text = new StringBuilder();
        for (var topic : course.topics()) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append(topic.topic()).append(": ").append(topic.points()).append(" points\n");
            var ids = widest(topic, Check::id);
            var kinds = widest(topic, Check::kind);
            for (var check : topic.checks()) {
                text.append("%5d  ".formatted(check.points())).append(padded(check.id(), ids))
                        .append(padded(check.kind(), kinds)).append(check.title())
                        .append(check.needs().isEmpty() ? "" : " (builds on " + check.needs() + ")").append('\n');
            }
        }
        return text.toString();
    }

    private static int widest(Topic topic, Function<Check, String> column) {
        return topic.checks().stream().mapToInt(check -> column.apply(check).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }
}
