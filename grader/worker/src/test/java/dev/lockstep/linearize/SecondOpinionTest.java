package dev.lockstep.linearize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each JVM that is started here checks a submission that is on nobody's class path, as in a worker.
class SecondOpinionTest {

    private static final Path SOURCES = Path.of("src/test/resources/dev/lockstep/linearize/counter");
    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        compile(folder.resolve("first"));
        compile(folder.resolve("next"));
    }

    @Test
    void itSuspectsWhatIsWrongAndWhateverItsLimitsMakeItSuspect() throws IOException, InterruptedException {
        assertEquals("""
                GuardedCounter: nothing
                AtomicCounter: nothing
                WaitingCounter: nothing
                LoopingCounter: nothing
                RacyCounter: something
                HastyCounter: something
                MapCounter: something
                """, run(List.of(), List.of("GuardedCounter", "AtomicCounter", "WaitingCounter", "LoopingCounter",
                "RacyCounter", "HastyCounter", "MapCounter")));
    }

    @Test
    void anotherJvmSaysTheSame() throws IOException, InterruptedException {
        var counters = List.of("BadSpinCounter", "GuardedCounter", "RacyCounter");
        assertEquals(run(List.of(), counters), run(List.of("-XX:ActiveProcessorCount=1"), counters));
    }

    @Test
    void aJvmServesOneSubmissionOfATopic() throws IOException, InterruptedException {
        assertEquals("another submission's classes of the same names are loaded: [FIRST, NEXT]\n",
                run(List.of(), List.of("NEXT")));
    }

    @Test
    void withoutItsAgentNothingIsBelieved() throws IOException, InterruptedException {
        assertEquals("Lincheck does not work in this JVM\n",
                run(List.of("-Djdk.attach.allowAttachSelf=false", "-XX:+DisableAttachMechanism"), List.of()));
    }

    /// What the JVM printed; nothing but our own words, and nothing on standard error.
    private static String run(List<String> flags, List<String> counters) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xlog:disable", "-Xlog:all=error:stderr"));
        command.addAll(SecondOpinion.JVM_FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LincheckRun.class.getName(),
                folder.resolve("first").toString(), folder.resolve("next").toString()));
        command.addAll(counters);
        var errors = folder.resolve("errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals("", Files.readString(errors.toPath()));
        return output.replace("\r\n", "\n");
    }

    private static void compile(Path target) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var arguments = new ArrayList<>(List.of("-nowarn", "-g", "-d", target.toString(), "-cp",
                    System.getProperty("java.class.path")));
            files.filter(file -> file.toString().endsWith(".java")).sorted().map(Path::toString)
                    .forEach(arguments::add);
            var javac = ToolProvider.getSystemJavaCompiler();
            assertEquals(0, javac.run(null, null, null, arguments.toArray(String[]::new)), () -> "javac "
                    + String.join(File.pathSeparator, arguments));
        }
    }
}
