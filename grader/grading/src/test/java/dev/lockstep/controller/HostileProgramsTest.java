package dev.lockstep.controller;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.lockstep.controller.Settings.Work;
import dev.lockstep.verdict.Fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Whatever a submission does, it costs the check that it does it in, and no other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileProgramsTest {

    @SuppressWarnings("NullAway.Init") // before all
    private HostileCourse course;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        course = HostileCourse.in(folder, Settings.fromProperties(Work.CHECKS));
    }

    @AfterAll
    void close() {
        course.close();
    }

    @Test
    void aMessageIsShownWithoutIdentities() {
        var findings = course.findings("""
                Runnable task = () -> { };
                throw new IllegalStateException(this + " and " + new int[0] + " and " + task + " and "
                        + getClass().hashCode());
                """, "");
        for (var check : List.of("uses", "usesTogether")) {
            var message = findings.of(check).message();
            assertTrue(message.contains(
                    " ends with IllegalStateException: boxes.MyBox and [I and boxes.MyBox$$Lambda and "), message);
        }
        assertEquals("assertion-failed", findings.of("doesNotThrow").code());
    }

    record Overflowing(String body, String members, int line) {}

    static final List<Overflowing> OVERFLOWING = List.of(
            new Overflowing("return here(0);", """
                    int last;
                    int here(int n) {
                        helper(n);
                        return there(n + 1) + 1;
                    }
                    void helper(int n) { last = new ArrayList<>(List.of(n)).remove(0); }
                    int there(int n) { return n % 2 == 0 ? here(n) : here(n + 1); }
                    """, 9),
            new Overflowing("return new HashSet<>(List.of(this)).size();", """
                    public int hashCode() { return Objects.hash(this); }
                    """, 6),
            new Overflowing("var l = new ArrayList<Object>(); l.add(l); return l.hashCode();", "", 5));

    @ParameterizedTest
    @FieldSource("OVERFLOWING")
    void aStackThatOverflowsIsTheSubmissionsFailure(Overflowing overflowing) {
        var findings = course.findings(overflowing.body, overflowing.members);
        assertEquals(Set.of("uses", "usesTogether", "doesNotThrow"), findings.all().keySet());
        findings.all().forEach((check, finding) -> {
            assertEquals("uncaught-exception", finding.code(), check);
            assertEquals(List.of(new Fact("exception", "java.lang.StackOverflowError")), finding.facts(), check);
            assertEquals("boxes/MyBox.java:" + overflowing.line, String.valueOf(finding.location()), check);
        });
    }

    @Test
    void anOverflowThatIsSwallowedIsFoundByWhatItCost() {
        var findings = course.findings("""
                try {
                    return deep(0);
                } catch (StackOverflowError e) {
                    throw new IllegalStateException("too deep");
                }
                """, "int deep(int n) { return deep(n + 1) + 1; }");
        assertEquals(List.of(new Fact("exception", "java.lang.IllegalStateException: too deep")),
                findings.of("uses").facts());
    }

    static final List<String> EXCEPTIONAL = List.of(
            "public String getMessage() { throw new Evil(); }",
            "public String getMessage() { while (true) { } }",
            "public String getMessage() { return null; } public String toString() { return null; }",
            "public String toString() { throw new Evil(); } public Throwable getCause() { throw new Evil(); }",
            "public Throwable getCause() { return this; }",
            "public StackTraceElement[] getStackTrace() { return null; }",
            "public StackTraceElement[] getStackTrace() { throw new Evil(); }");

    @ParameterizedTest
    @FieldSource("EXCEPTIONAL")
    void anExceptionIsAskedNothing(String method) {
        var findings = course.findings("throw new Evil();",
                "static class Evil extends RuntimeException { %s }".formatted(method));
        for (var check : List.of("uses", "usesTogether")) {
            var finding = findings.of(check);
            assertEquals("uncaught-exception", finding.code());
            assertEquals(List.of(new Fact("exception", "boxes.MyBox$Evil")), finding.facts(), check);
            assertEquals("boxes/MyBox.java:5", String.valueOf(finding.location()));
        }
        assertTrue(findings.all().containsKey("doesNotThrow"));
    }

    @Test
    void messagesAndNamesOfThreadsMayBeLongAndCausesDeep() {
        var findings = course.findings("""
                Throwable cause = null;
                for (int i = 0; i < 90_000; i++) cause = new Thin(cause);
                Thread.currentThread().setName("y".repeat(4_000_000));
                throw new IllegalStateException("x".repeat(4_000_000), cause);
                """, """
                static class Thin extends Exception {
                    Thin(Throwable cause) { super("", cause, false, false); }
                }
                """);
        assertEquals("\"" + "y".repeat(200) + "...\" ends with IllegalStateException: " + "x".repeat(2_000) + "...",
                findings.of("uses").message());
    }
}
