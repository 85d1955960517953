package dev.lockstep.engine;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM of its own, with the engine and the classes of the tests on its class path.
///
/// @param exit its exit code
/// @param output what it printed
public record ChildJvm(int exit, String output) {

    private static final String AGENT = "-javaagent:";

    /// The flag for a JVM that runs with the engine's agent.
    public static String agent() {
        return AGENT + engine();
    }

    /// Runs a class to its end.
    ///
    /// @param flags of the JVM
    public static ChildJvm run(List<String> flags, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", engine() + File.pathSeparator + place(ChildJvm.class), main.getName()));
        command.addAll(List.of(arguments));
        var child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        child.getOutputStream().close();
        var output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ChildJvm(child.waitFor(), output);
    }

    /// The engine's jar, which is the agent too.
    public static Path engine() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(flag -> flag.startsWith(AGENT))
                .map(flag -> Path.of(flag.substring(AGENT.length()))).findFirst().orElseThrow();
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
