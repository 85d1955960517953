package dev.lockstep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.lockstep.controller.Settings.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep watch PATH`.
@Command(name = "watch", header = "Grade a submission each time it is saved.", description = {"",
        "Grades again whenever a source was changed: the topics that it belongs to, and of their checks those first that "
                + "failed. Says what became better or worse since the last time. Ctrl-C ends it. Lincheck is not asked."})
final class WatchCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PATH", description = "The submission: a folder, a zip or a jar with Java sources.")
    private Path path = Path.of("");

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Grade this topic only. May be repeated.")
    private List<String> topics = List.of();

    WatchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var session = Session.open(surroundings, path, Work.CHECKS);
                var changes = FolderChanges.of(path);
                var _ = AtExit.run(() -> end(changes, session))) {
            var chosen = new Choice(topics, null).of(session.course());
            var regrading = new Regrading(session::grade);
            new Watching(() -> session.regrade(chosen, regrading), surroundings.out(), surroundings.look(),
                    path.toString()).run(changes);
        }
        return ExitCode.GRADED.code();
    }

    /// Nothing is left behind by whoever types Ctrl-C.
    private static void end(Changes changes, Session session) {
        try {
            changes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            session.close();
        }
    }

    /// What is done if the JVM is told to end before this is closed.
    private record AtExit(Thread hook) implements AutoCloseable {

        static AtExit run(Runnable action) {
            var hook = new Thread(action, "end of watching");
            Runtime.getRuntime().addShutdownHook(hook);
            return new AtExit(hook);
        }

        @Override
        public void close() {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // it is running
            }
        }
    }
}
