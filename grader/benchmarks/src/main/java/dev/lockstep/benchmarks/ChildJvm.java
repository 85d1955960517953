package dev.lockstep.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.lockstep.engine.Explorer;

/// A JVM of the same JDK with the same class path, with the engine's agent or without.
final class ChildJvm {

    private ChildJvm() {}

    /// Flags of a JVM in which the engine runs, as a worker has them.
    static List<String> engineFlags() {
        return List.of("-javaagent:" + agent(), "-XX:+UseSerialGC", "-Djdk.trackAllThreads=false");
    }

    /// The jar of the engine, which is an agent.
    private static Path agent() {
        try {
            var jar = Path.of(Explorer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                throw new IllegalStateException(
                        "the engine has to be a jar, but is " + jar + ": run a Maven phase from "
                                + "process-classes on");
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs a class to its end.
    ///
    /// @return what it wrote
    static List<String> run(List<String> flags, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            return output(main, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + main.getName() + " ran", e);
        }
    }

    private static List<String> output(Class<?> main, Process process) throws IOException, InterruptedException {
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = reader.lines().toList();
            var exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(main.getName() + " ended with " + exit + " after " + lines);
            }
            return lines;
        }
    }
}
