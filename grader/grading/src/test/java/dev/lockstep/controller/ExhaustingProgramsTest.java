package dev.lockstep.controller;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// A submission that takes all there is of the processor or of memory fails the check that it does it in, and no other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExhaustingProgramsTest {

    private static final Set<String> CHECKS = Set.of("uses", "rests");

    @SuppressWarnings("NullAway.Init") // before all
    private HostileCourse course;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        var settings = new Settings(1, Patience.LAST_RESORT, Duration.ofSeconds(4), OptionalInt.empty());
        course = HostileCourse.in(folder, settings);
    }

    @AfterAll
    void close() {
        course.close();
    }

    static final List<String> WITHOUT_STEPS = List.of(
            "return java.util.regex.Pattern.matches(\"(a|aa)+\\\\1c\", \"a\".repeat(80) + \"b\") ? 1 : 0;",
            "return java.util.stream.Stream.iterate(1, i -> i + 1).filter(i -> i < 0).findFirst().get();");

    @ParameterizedTest
    @FieldSource("WITHOUT_STEPS")
    void whatNoStepCountsEndsWithTheProcessorTime(String body) {
        var finding = course.findings(CHECKS, body, "").of("uses");
        assertEquals("too-long", finding.code());
        assertEquals("Too long: the check was given up after 4 seconds of processor time, and so was a second try.",
                finding.message());
    }

    @Test
    void whatPrintsWithoutEndIsCounted() {
        var finding = course.findings(CHECKS, "while (true) System.out.println(\"x\".repeat(100));", "")
                .of("uses");
        assertEquals("too-long", finding.code());
    }

    @Test
    void whatEatsTheHeapIsToldSo() {
        var finding = course.findings(CHECKS, """
                var all = new long[10][100_000_000];
                return all.length;
                """, "").of("uses");
        assertEquals("worker-died", finding.code());
    }
}
