package dev.lockstep.engine.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.engine.ChildJvm;

/// Whatever the engine did wrong once, the conformance suite would notice: each fault is put back, in a JVM of its own, and a
/// program is judged wrongly.
class FaultsTest {

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyFaultIsCaught() throws IOException, InterruptedException {
        var child = ChildJvm.run(List.of(ChildJvm.agent(), "-javaagent:" + agent()), TellsWhatFaultsDo.class);
        var said = child.output().lines().map(line -> line.split(" ", 3))
                .collect(Collectors.toMap(words -> words[0], words -> List.of(words).subList(1, words.length)));
        assertEquals(0, child.exit());
        return Arrays.stream(Fault.values()).map(fault -> dynamicTest(fault.name(), () -> {
            var both = said.getOrDefault(fault.name(), List.of("nothing"));
            assertNotEquals(fault.instead, both.getFirst(), "said by the right engine");
            assertEquals(fault.instead, both.getLast(), "said by the wrong one");
        }));
    }

    /// A jar that names the agent; its class is on the class path.
    private Path agent() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", FaultyEngine.class.getName());
        manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
        var jar = folder.resolve("faults.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
