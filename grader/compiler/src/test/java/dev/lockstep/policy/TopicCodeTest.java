package dev.lockstep.policy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lockstep.compile.CompileOutcome;
import dev.lockstep.compile.TopicCompiler;
import dev.lockstep.testing.Programs;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What a check can require of code, and which code that is.
class TopicCodeTest {

    private static final String HELPERS = """
            package locks;

            import java.util.Map;
            import java.util.function.BooleanSupplier;

            class Helpers {
                interface Waiting {
                    void once();
                }

                interface Resting extends Waiting {
                }

                static class Busily implements Waiting {
                    public void once() {
                        Thread.onSpinWait();
                    }
                }

                static class Asleep extends Thread implements Resting {
                    public void once() {
                        try {
                            sleep(1);
                        } catch (InterruptedException e) {
                            interrupt();
                        }
                    }
                }

                static class Hidden {
                    @Override
                    public synchronized String toString() {
                        return "hidden";
                    }
                }

                static class Early {
                    static final Object MONITOR = new Object();
                    static int made;

                    static {
                        synchronized (MONITOR) {
                            made++;
                        }
                    }
                }

                static void spin(BooleanSupplier until) {
                    while (!until.getAsBoolean()) {
                        new Busily().once();
                    }
                }

                static void sleep(BooleanSupplier until) {
                    Waiting waiting = new Asleep();
                    while (!until.getAsBoolean()) {
                        waiting.once();
                    }
                }

                static void help() {
                    synchronized (Helpers.class) {
                        Thread.onSpinWait();
                    }
                }

                static void await(Map<?, ?> monitor) throws InterruptedException {
                    synchronized (monitor) {
                        monitor.wait();
                    }
                }
            }
            """;

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Helpers.spin(() -> done);", "Helpers.spin(this::isDone);",
            "Helpers.Waiting waiting = new Helpers.Busily(); waiting.once();", "Object o = new Object(); o.toString();",
            "new Own().sleep(1);", "Helpers.Waiting never = null; if (never != null) never.once();"})
    void codeThatNeverRunsIsNotHeldAgainstAClass(String body) throws Exception {
        assertInstanceOf(Verdict.Passed.class, run("doesNotBlock", spinner(body), HELPERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Helpers.sleep(() -> done);", "Helpers.Waiting w = new Helpers.Asleep(); w.once();",
            "Helpers.Resting w = new Helpers.Asleep(); w.once();", "Runnable r = new Helpers.Asleep()::once; r.run();",
            "Thread.sleep(1);", "Helpers.Asleep.sleep(1);", "Nap n = Thread::sleep; n.take(1);",
            "Helpers.await(java.util.Map.of());", "synchronized (this) { done = true; }",
            "Runnable r = () -> { synchronized (this) { done = true; } }; r.run();",
            "String s = \"\" + new Helpers.Hidden();", "int n = Helpers.Early.made;", "Helpers.help();",
            "new Object() { synchronized void go() { } }.go();"})
    void codeThatMayRunIs(String body) throws Exception {
        assertInstanceOf(Verdict.Failed.class, run("doesNotBlock", spinner(body), HELPERS));
    }

    @Test
    void aClassInAPackageBelowIsOneOfTheTopics() throws Exception {
        var finding = failed("doesNotBlock", spinner("locks.deep.Nap.take();"), """
                package locks.deep;

                public class Nap {
                    public static void take() throws InterruptedException {
                        Thread.sleep(1);
                    }
                }
                """);
        assertEquals("locks/deep/Nap.java:5", String.valueOf(finding.location()));
    }

    @Test
    void whatIsNotListedIsToldWithItsLines() throws Exception {
        var finding = failed("isMadeOfFewThings", """
                package locks;

                import java.util.concurrent.locks.ReentrantLock;

                class Wrapper extends ReentrantLock {
                    void run(java.util.Vector<String> names) {
                        lock();
                        unlock();
                    }
                }
                """);
        assertEquals(List.of("locks/Wrapper.java:6", "java.util.Vector: the handout does not list it here",
                "locks/Wrapper.java:8", "ReentrantLock.unlock: the handout does not list it here"),
                finding.facts().stream().flatMap(fact -> List.of(fact.name(), fact.value()).stream()).toList());
        assertEquals("ready-made-lock", finding.code());
        assertEquals("Build it yourself.", finding.hint());
    }

    @Test
    void aTypeThatSharesItsNameWithAnotherIsFoundByItsFullName() throws Exception {
        var finding = failed("isMadeOfFewThings", """
                package locks;

                class Vector {
                    private java.util.Vector<String> names;
                }
                """);
        assertEquals("locks/Vector.java:4", String.valueOf(finding.location()));
    }

    @Test
    void aMonitorIsToldWithItsLine() throws Exception {
        var finding = failed("entersNoMonitor", spinner("synchronized (this) { done = true; }"));
        assertEquals("synchronized (this) { done = true; }",
                Objects.requireNonNull(finding.location()).source());
    }

    @Test
    void aCallIsFoundInTheCodeOfAClassAlone() throws Exception {
        var finding = failed("waitsInSpinner", spinner("Helpers.spin(() -> done);"), HELPERS);
        assertEquals("Spinner never waits", finding.message());
        assertEquals("public class Spinner {", Objects.requireNonNull(finding.location()).source());
        assertEquals(List.of("Spinner: neither here nor in what it calls"),
                finding.facts().stream().map(Fact::value).toList());
        assertInstanceOf(Verdict.Passed.class,
                run("waitsInSpinner", spinner("Helpers.await(java.util.Map.of());"), HELPERS));
    }

    @Test
    void aClassThatIsMissingIsTheSubmissions() throws Exception {
        assertEquals("class-missing", failed("hasANothing", spinner("")).code());
    }

    private static String spinner(String body) {
        return """
                package locks;

                public class Spinner {
                    interface Nap {
                        void take(long millis) throws InterruptedException;
                    }

                    static class Own {
                        void sleep(long millis) {
                        }
                    }

                    volatile boolean done;

                    public void lock() throws InterruptedException {
                        %s
                    }

                    boolean isDone() {
                        return done;
                    }
                }
                """.formatted(body);
    }

    private static Finding failed(String rule, String... texts) throws Exception {
        return assertInstanceOf(Verdict.Failed.class, run(rule, texts)).findings().getFirst();
    }

    private static Verdict run(String rule, String... texts) throws IOException {
        var sources = Programs.locks(texts);
        var output = Files.createTempDirectory(folder, "classes");
        var outcome = TopicCompiler.compile(sources, List.of(), output);
        assertTrue(outcome instanceof CompileOutcome.Compiled, outcome::toString);
        var method = method(rule);
        return StructureChecks.run(SampleRules.class, method, SampleRules.FINDINGS,
                TopicClasses.read(output, sources, List.of()),
                sources);
    }

    private static Method method(String rule) {
        return Arrays.stream(SampleRules.class.getDeclaredMethods()).filter(each -> each.getName().equals(rule))
                .findFirst().orElseThrow();
    }
}
