package dev.lockstep.engine.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No class of the JDK goes past the transformers, whenever it is loaded.
class LoadedClassesTest {

    private static final String FIRST_TRANSFORMER = "dev.lockstep.engine.jdk.JdkPatches";
    private static final String CHILD = "dev.lockstep.engine.jdk.Transforms";
    private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: ");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-Xshare:auto", "-Xshare:off"})
    void whatIsLoadedBeforeTheTransformersIsListed(String share) throws Exception {
        var loaded = loaded(run(share, List.of()));
        var early = loaded.subList(0, loaded.indexOf(FIRST_TRANSFORMER));
        assertTrue(early.contains("java.util.Arrays"), "much is loaded early: " + early.size());
        var unlisted = run(share, early).lines().filter(line -> line.startsWith("unlisted ")).toList();
        assertEquals(List.of(), unlisted, "belong into SourcePatches.EARLY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xshare:auto", "-Xshare:off"})
    void transformersLoadNoClassThatTheyComeAcross(String share) throws Exception {
        var loaded = loaded(run(share, List.of()));
        assertTrue(loaded.contains(CHILD));
        assertFalse(loaded.contains("java.util.concurrent.locks.AbstractQueuedLongSynchronizer$Node"));
    }

    /// The names of classes in the order in which they were loaded.
    private static List<String> loaded(String log) {
        return LOADED.matcher(log).results().map(each -> each.group(1)).toList();
    }

    /// What a JVM with the agent prints and logs of the classes that it loads.
    private String run(String share, List<String> input) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), share,
                "-Xlog:class+load"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:")).forEach(command::add);
        command.addAll(List.of("-cp", location(LoadedClassesTest.class) + File.pathSeparator + location(Jdk.class),
                CHILD));
        var names = Files.write(directory.resolve("names"), input);
        var child = new ProcessBuilder(command).redirectInput(names.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var told = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), told);
        return told;
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
