package dev.lockstep.controller;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// Controllers whose children are [FakeWorker]s, for tests of this package and of those above it.
public final class FakeWorkers {

    /// So little that a test can wait for it.
    static final Vigil.Limits LIMITS = new Vigil.Limits(Duration.ofSeconds(3), 50);

    private FakeWorkers() {}

    /// A controller of one exploring worker.
    ///
    /// @param memory a folder for the workers to remember what their predecessors did
    public static Controller controller(Path memory) {
        return controller(memory, 1);
    }

    static Controller controller(Path memory, int explorers) {
        return new Controller(_ -> start(memory.toString()), new LosesPatience(), LIMITS, explorers);
    }

    /// A controller whose children end before they say a word.
    public static Controller stillborn() {
        return new Controller(_ -> start("stillborn"), new LosesPatience(), LIMITS, 1);
    }

    static Process start(String argument) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                absolute(System.getProperty("java.class.path")), FakeWorker.class.getName(), argument).start();
    }

    private static String absolute(String classPath) {
        return String.join(File.pathSeparator, Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).toList());
    }
}
