package dev.lockstep.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.source.SourceFile;
import dev.lockstep.source.TopicSources;
import dev.lockstep.testing.GoldenFile;
import dev.lockstep.testing.Programs;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TopicCompilerTest {

    private static final String SPIN_LOCK = """
            package locks;

            public class SpinLock implements locks.contract.Mutex {
                public void lock() {
                }
            }
            """;
    private static final String BROKEN = """
            package semaphore;

            class BoundedSemaphore {
                int permits = "one";
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aTopicIsCompiledAgainstTheContracts() throws IOException {
        assertEquals(new CompileOutcome.Compiled(output()), compile(Programs.locks(SPIN_LOCK)));
        assertTrue(Files.exists(output().resolve("locks/SpinLock.class")));
    }

    @Test
    void aBrokenTopicLeavesTheOthersAlone() throws IOException {
        var broken = new TopicSources("semaphore", List.of(Programs.file(BROKEN)));
        assertInstanceOf(CompileOutcome.Rejected.class,
                TopicCompiler.compile(broken, contracts(), folder.resolve("other")));
        assertInstanceOf(CompileOutcome.Compiled.class, compile(Programs.locks(SPIN_LOCK)));
    }

    @Test
    void anErrorNamesFileLineAndText() throws IOException {
        var broken = new TopicSources("semaphore", List.of(Programs.file(BROKEN)));
        var finding = findings(broken).getFirst();
        assertEquals("does-not-compile", finding.code());
        assertEquals(new Location("semaphore/BoundedSemaphore.java", 4, "int permits = \"one\";"), finding.location());
    }

    @Test
    void errorsReadLikeThis() throws IOException {
        GoldenFile.compare(TopicCompilerTest.class, "errors.txt", describe(findings(Programs.locks("""
                package locks;

                import dev.lockstep.api.Check;
                import org.junit.jupiter.api.Test;

                public class SpinLock implements locks.contract.Mutex {
                    private final AtomicBoolean held = new AtomicBoolean();

                    public void unlock(int times) {
                        int count = times;
                        unlock("once");
                        return count
                    }
                }
                """), Programs.locks("""
                package locks;

                public class SpinLock implements locks.contract.Mutex {
                    private final AtomicBoolean held = new AtomicBoolean();

                    public void unlock(int times) {
                        unlock("once");
                        return times;
                    }
                }
                """))));
    }

    @Test
    void manyErrorsAreCutAndTheRestIsCounted() throws IOException {
        var findings = findings(Programs.locks("package locks; class Many {" + "\n    int x = y;".repeat(15) + "}"));
        assertEquals(11, findings.size());
        assertEquals("and 19 more errors", findings.getLast().message());
    }

    @Test
    void errorsAreInEnglishAnywhere() throws IOException {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.JAPAN);
        try {
            var broken = new TopicSources("semaphore", List.of(Programs.file(BROKEN)));
            assertEquals("incompatible types: java.lang.String cannot be converted to int",
                    findings(broken).getFirst().message());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theLibrariesOfTheGraderAreOutOfReach() throws IOException {
        var findings = findings(Programs.locks("package locks; class Spy extends org.junit.jupiter.api.Assertions {}"));
        assertEquals("package org.junit.jupiter.api does not exist", findings.getFirst().message());
    }

    @Test
    void annotationProcessorsOnTheClassPathAreNotRun() throws IOException {
        var contracts = contracts();
        var services = contracts.getFirst().resolve("META-INF/services/javax.annotation.processing.Processor");
        Files.createDirectories(services.getParent());
        Files.writeString(services, "no.such.Processor");
        assertInstanceOf(CompileOutcome.Compiled.class,
                TopicCompiler.compile(Programs.locks(SPIN_LOCK), contracts, output()));
    }

    @Test
    void aClassOutsideOfThePackageOfTheTopicIsRefused() throws IOException {
        var disguised = new SourceFile("locks/Mutex.java", "locks", """
                p\\u0061ckage locks.contract;

                public interface Mutex {
                }
                """);
        var finding = findings(new TopicSources("locks", List.of(disguised))).getFirst();
        assertEquals("error while writing locks.contract.Mutex: it does not belong to the package of the topic",
                finding.message());
        assertFalse(Files.exists(output().resolve("locks/contract/Mutex.class")));
    }

    @Test
    void aSourceThatOverwhelmsTheCompilerCostsItsTopicOnly() throws IOException {
        var deep = "package locks; class Deep { int x = " + "(".repeat(60_000) + "1" + ")".repeat(60_000) + "; }";
        assertEquals("the compiler gave up on this topic: write it more simply",
                findings(Programs.locks(deep)).getFirst().message());
    }

    @Test
    void textOutsideOfAsciiIsCompiled() throws IOException {
        assertInstanceOf(CompileOutcome.Compiled.class,
                compile(Programs.locks("package locks; public class Solution { String l\u00f6sung = \"\u2713\"; }")));
    }

    private List<Finding> findings(TopicSources... topics) throws IOException {
        var findings = new ArrayList<Finding>();
        for (var topic : topics) {
            findings.addAll(assertInstanceOf(CompileOutcome.Rejected.class, compile(topic)).findings());
        }
        return findings;
    }

    private CompileOutcome compile(TopicSources sources) throws IOException {
        return TopicCompiler.compile(sources, contracts(), output());
    }

    private Path output() {
        return folder.resolve("classes");
    }

    private List<Path> contracts() throws IOException {
        return List.of(Programs.compile(folder.resolve("contracts"),
                "package locks.contract; public interface Mutex { void lock(); }"));
    }

    private static String describe(List<Finding> findings) {
        var text = new StringBuilder();
        for (var finding : findings) {
            text.append(finding.location()).append(": ").append(finding.message()).append('\n');
            finding.facts().forEach(fact -> text.append("    %s: %s\n".formatted(fact.name(), fact.value())));
        }
        return text.toString();
    }
}
