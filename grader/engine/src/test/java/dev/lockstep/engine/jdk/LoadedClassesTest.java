package dev.lockstep.engine.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lockstep.engine.ChildJvm;

/// No class of the JDK goes past the transformers, whenever it is loaded.
class LoadedClassesTest {

    private static final String FIRST_TRANSFORMER = "dev.lockstep.engine.jdk.JdkPatches";
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
        assertTrue(loaded.contains(Transforms.class.getName()));
        assertFalse(loaded.contains("java.util.concurrent.locks.AbstractQueuedLongSynchronizer$Node"));
    }

    /// The names of classes in the order in which they were loaded.
    private static List<String> loaded(String log) {
        return LOADED.matcher(log).results().map(each -> each.group(1)).toList();
    }

    /// What a JVM with the agent prints and logs of the classes that it loads.
    private String run(String share, List<String> input) throws IOException, InterruptedException {
        var names = Files.write(directory.resolve("names"), input);
        var child = ChildJvm.run(List.of(share, "-Xlog:class+load", ChildJvm.agent()), Transforms.class,
                names.toString());
        assertEquals(0, child.exit(), child.output());
        return child.output();
    }
}
