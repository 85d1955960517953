package dev.lockstep.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tngtech.archunit.core.domain.JavaClasses;

import dev.lockstep.compile.CompileOutcome;
import dev.lockstep.compile.TopicCompiler;
import dev.lockstep.source.TopicSources;
import dev.lockstep.testing.GoldenFile;
import dev.lockstep.testing.Programs;
import dev.lockstep.verdict.Finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PolicyTest {

    private static final String CONTRACT = """
            package locks.contract;

            public interface Mutex {
                void lock();
                void unlock();
                boolean tryLock();
            }
            """;
    private static final String SPAWNER = """
            package locks.contract;

            public abstract class Spawner extends Thread {
                public void spawn() {
                }
            }
            """;
    private static final String MODEL = "package locks.model; public class MutexModel {}";

    @TempDir
    static Path folder;

    private static Path contracts;

    @BeforeAll
    static void compileContracts() throws IOException {
        contracts = Programs.compile(folder.resolve("contracts"), CONTRACT, SPAWNER, MODEL);
    }

    @Test
    void everyIdiomOfAConcurrencyCourseIsAllowed() throws IOException {
        assertEquals(List.of(), check(Programs.resource(PolicyTest.class, "Allowed.java")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forbidden.java", "Hidden.java", "Inherited.java"})
    void exactlyTheLinesThatUseWhatIsForbiddenAreFound(String name) throws IOException {
        var text = Programs.resource(PolicyTest.class, name);
        var lines = text.lines().toList();
        var marked = IntStream.rangeClosed(1, lines.size()).filter(i -> lines.get(i - 1).endsWith("// NO")).boxed()
                .toList();
        assertEquals(marked, all(text).stream().map(offence -> offence.location().line()).distinct().toList());
    }

    @Test
    void eachForbiddenLineIsToldWhatItUsesAndWhyItMayNot() throws IOException {
        var text = all(Programs.resource(PolicyTest.class, "Forbidden.java")).stream()
                .map(offence -> "%s\n    %s: %s\n".formatted(offence.location().source(), offence.what(),
                        offence.reason()))
                .collect(Collectors.joining());
        GoldenFile.compare(PolicyTest.class, "forbidden.txt", text);
    }

    @Test
    void aLineWithSeveralOffencesIsOneFinding() throws IOException {
        var findings = check("""
                package locks;

                class Twice {
                    void run() {
                        new Thread().stop(); System.exit(new java.io.File("x").hashCode());
                    }
                }
                """);
        assertEquals(List.of("locks/Twice.java:5"), lines(findings));
        assertEquals("new Thread().stop(); System.exit(new java.io.File(\"x\").hashCode());",
                Objects.requireNonNull(findings.getFirst().location()).source());
        assertEquals("forbidden-api", findings.getFirst().code());
    }

    @Test
    void aFloodOfOffencesIsCutAndCounted() throws IOException {
        var findings = check("package locks; class Flood { void run() {" + "\nSystem.gc();".repeat(100) + "}}");
        assertEquals(21, findings.size());
        assertEquals("80 more lines use what is not allowed", findings.getLast().message());
    }

    @Test
    void aMemberInheritedThroughAContractIsSeen() throws IOException {
        var findings = check("""
                package locks;

                class Child extends locks.contract.Spawner {
                    void run(Child other) {
                        spawn();
                        other.getThreadGroup();
                    }
                }
                """);
        assertEquals(List.of("locks/Child.java:6"), lines(findings));
    }

    @Test
    void aMethodOfTheStudentsOwnMayBeNamedLikeAForbiddenOne() throws IOException {
        assertEquals(List.of(), check("""
                package locks;

                class Own extends Thread {
                    void stop(int when) {
                        exit(when);
                        lazySet(when);
                        readObject("x");
                    }
                    void exit(int code) {}
                    void lazySet(int value) {}
                    void readObject(String name) {}
                    void finalize(int value) {}
                }
                """));
    }

    @Test
    void aLambdaThatCouldBeSerialisedIsRefused() throws IOException {
        var findings = check("""
                package locks;

                class Sent {
                    Runnable task = (Runnable & java.io.Serializable) () -> {};
                }
                """);
        assertEquals("java.lang.invoke.SerializedLambda is not allowed: it is serialisation",
                findings.getFirst().message());
    }

    @Test
    void modelsOfTheCourseAreNotForSubmissions() throws IOException {
        var findings = check("package locks; class Cheat extends locks.model.MutexModel {}");
        assertEquals("locks.model.MutexModel is not allowed: it is not on the list of what a submission may use",
                findings.getFirst().message());
    }

    @Test
    void theSameFindingsComeInTheSameOrder() throws IOException {
        var text = Programs.resource(PolicyTest.class, "Forbidden.java");
        assertEquals(check(text), check(text));
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream().map(finding -> String.valueOf(finding.location())).toList();
    }

    private static List<Finding> check(String text) throws IOException {
        var sources = Programs.locks(text);
        return Policy.check(compile(sources), sources);
    }

    /// All offences, also those that [Policy] leaves out of a report.
    private static List<Offence> all(String text) throws IOException {
        var sources = Programs.locks(text);
        return Policy.offences(compile(sources), sources);
    }

    private static JavaClasses compile(TopicSources sources) throws IOException {
        var output = Files.createTempDirectory(folder, "classes");
        var outcome = TopicCompiler.compile(sources, List.of(contracts), output);
        assertTrue(outcome instanceof CompileOutcome.Compiled, outcome::toString);
        return TopicClasses.read(output, sources, List.of(contracts));
    }
}
