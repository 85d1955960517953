package dev.lockstep.policy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.tngtech.archunit.core.domain.JavaClasses;

import dev.lockstep.compile.TopicCompiler;
import dev.lockstep.source.TopicSources;
import dev.lockstep.testing.GoldenFile;
import dev.lockstep.testing.Programs;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

class StructureChecksTest {

    private static final TopicSources SOURCES = Programs.locks("""
            package locks;

            import java.util.concurrent.locks.ReentrantLock;

            // ReentrantLock does the work
            public class SpinLock extends Named {
                private final ReentrantLock lock =
                        new ReentrantLock();
                volatile boolean held;

                public void lock() {
                    Runnable act = () -> lock.lock();
                    act.run();
                }
                public void unlock() {
                    lock.unlock();
                }
            }
            """, """
            package locks;

            abstract class Named implements locks.contract.OwnedMutex {
                protected final String name = "a name";
            }
            """);

    @TempDir
    static Path folder;

    private static Path contracts;
    private static JavaClasses classes;

    @BeforeAll
    static void compile() throws IOException {
        contracts = Programs.compile(folder.resolve("contracts"),
                "package locks.contract; public interface Mutex { void lock(); void unlock(); }",
                "package locks.contract; public interface OwnedMutex extends Mutex {}");
        TopicCompiler.compile(SOURCES, List.of(contracts), folder.resolve("classes"));
        classes = TopicClasses.read(folder.resolve("classes"), SOURCES, List.of(contracts));
    }

    @Test
    void aCheckThatHoldsPasses() throws Exception {
        assertEquals(new Verdict.Passed(Exploration.NONE), run("startsAfresh"));
        assertEquals(new Verdict.Passed(Exploration.NONE), run("startsAfresh"));
    }

    @Test
    void aSupertypeBehindAContractIsKnown() throws Exception {
        assertEquals(new Verdict.Passed(Exploration.NONE), run("implementsTheContract"));
    }

    @Test
    void contractsMayLieInAJarBesideOthers() throws Exception {
        var jar = folder.resolve("contracts.jar");
        try (var files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("locks/contract"));
            for (var name : List.of("Mutex", "OwnedMutex")) {
                var file = "locks/contract/" + name + ".class";
                Files.copy(contracts.resolve(file), files.getPath(file));
            }
        }
        var path = List.of(Files.createDirectory(folder.resolve("others")), jar);
        var method = SampleRules.class.getDeclaredMethod("implementsTheContract", JavaClasses.class);
        assertEquals(new Verdict.Passed(Exploration.NONE), StructureChecks.run(SampleRules.class, method,
                SampleRules.FINDINGS,
                TopicClasses.read(folder.resolve("classes"), SOURCES, path), SOURCES));
    }

    @Test
    void aClassThatCannotBeReadIsNotPassedOver() throws Exception {
        var damaged = Files.createDirectories(folder.resolve("damaged"));
        Files.write(damaged.resolve("Damaged.class"), new byte[]{1, 2, 3});
        assertThrows(IllegalStateException.class, () -> TopicClasses.read(damaged, SOURCES, List.of()));
    }

    @Test
    void contractsAreNotAmongTheClassesUnderCheck() throws Exception {
        assertEquals(new Verdict.Passed(Exploration.NONE), run("hasTwoClasses"));
    }

    @Test
    void aBrokenRuleNamesTheFirstLineThatBreaksIt() throws Exception {
        var finding = failure("usesNoReadyMadeLock");
        assertEquals("ready-made-lock", finding.code());
        assertEquals(new Location("locks/SpinLock.java", 7, "private final ReentrantLock lock ="), finding.location());
    }

    @Test
    void aFailedCheckReadsLikeThis() throws Exception {
        var text = new StringBuilder();
        for (var name : List.of("usesNoReadyMadeLock", "hidesItsState", "hasATicketLock", "matchesNothing")) {
            text.append(describe(failure(name))).append('\n');
        }
        GoldenFile.compare(StructureChecksTest.class, "structure.txt", text.toString());
    }

    @Test
    void aMissingClassIsTheSubmissionsFault() throws Exception {
        assertEquals("class-missing", failure("hasATicketLock").code());
    }

    @Test
    void aCheckThatThrowsAnythingElseDecidesNothing() throws Exception {
        var verdict = assertInstanceOf(Verdict.Inconclusive.class, run("isBroken"));
        assertEquals("the check dev.lockstep.policy.SampleRules.isBroken is broken: "
                + "java.lang.IllegalStateException: no rule today, only 2 classes", verdict.reason());
    }

    private static Finding failure(String name) throws NoSuchMethodException {
        return assertInstanceOf(Verdict.Failed.class, run(name)).findings().getFirst();
    }

    private static Verdict run(String name) throws NoSuchMethodException {
        var method = SampleRules.class.getDeclaredMethod(name, JavaClasses.class);
        return StructureChecks.run(SampleRules.class, method, SampleRules.FINDINGS, classes, SOURCES);
    }

    private static String describe(Finding finding) {
        var lines = new ArrayList<String>();
        lines.add(finding.code() + " at " + finding.location() + ": " + finding.message());
        finding.facts().forEach(fact -> lines.add("    " + fact.name() + ": " + fact.value()));
        lines.add("    hint: " + finding.hint());
        return String.join("\n", lines);
    }
}
