package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lockstep.testing.GoldenFile;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Verdict;

class ConsoleReportTest {

    private static final String PATH = "work/my submission";

    @ParameterizedTest
    @EnumSource
    void readsAsWeAgreed(Sample sample) throws IOException {
        GoldenFile.compare(getClass(), sample.file("txt"), render(sample.grade(), Look.PLAIN));
    }

    @Test
    void fitsANarrowTerminalThatKnowsOnlyAscii() throws IOException {
        GoldenFile.compare(getClass(), "narrow.txt",
                render(Samples.failing(), new Look(Palette.PLAIN, Glyphs.ASCII, 60)));
    }

    @Test
    void coloursMarksHeadingsAndCode() throws IOException {
        GoldenFile.compare(getClass(), "coloured.txt",
                render(Samples.failing(), new Look(Palette.ANSI, Glyphs.UNICODE, 100)));
    }

    @ParameterizedTest
    @EnumSource
    void saysTheSameInColour(Sample sample) {
        var coloured = render(sample.grade(), new Look(Palette.ANSI, Glyphs.UNICODE, 100));
        assertEquals(render(sample.grade(), Look.PLAIN), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @ParameterizedTest
    @EnumSource
    void keepsToTheWidthExceptForCommands(Sample sample) {
        for (var width = 60; width <= 130; width += 7) {
            for (var line : render(sample.grade(), new Look(Palette.PLAIN, Glyphs.UNICODE, width)).split("\n", -1)) {
                assertTrue(Columns.width(line) <= width || line.contains("lockstep replay"), line);
            }
        }
    }

    @Test
    void tellsOneMistakeOnceAndExplainsAWordOnce() {
        var text = render(Samples.oneMistakeTwice(), Look.PLAIN);
        assertEquals(1, occurrences(text, Samples.exclusion().message()), text);
        assertEquals(1, occurrences(text, Term.PREEMPTED.explanation), text);
        assertEquals(1, occurrences(text, "Wraps a lock."), text);
        assertEquals(1, occurrences(text, "cost these 2 checks"), text);
        assertEquals(1, occurrences(text, "ticketLockServesInOrder"), text);
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void lettersOfASubmissionNeverReachTheTerminalAsControls() {
        var text = render(Samples.hostile(), Look.PLAIN);
        assertTrue(text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)));
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        assertFalse(text.contains("\u202e"));
    }

    @Test
    void noLineIsACommandToACiService() {
        assertTrue(render(Samples.hostile(), Look.PLAIN).lines()
                .noneMatch(line -> line.strip().startsWith("::") || line.contains("##[") || line.contains("##vso[")));
    }

    @Test
    void aCheckAloneReadsAsInTheWholeReport() {
        var check = Samples.failing().topics().getFirst().checks().getFirst();
        var alone = new ConsoleReport(Look.PLAIN, PATH).render(check);
        assertTrue(render(Samples.failing(), Look.PLAIN).contains(alone));
    }

    @Test
    void aFindingAloneReadsAsInTheWholeReport() {
        var alone = new ConsoleReport(Look.PLAIN, PATH).render(Samples.exclusion());
        assertTrue(render(Samples.failing(), Look.PLAIN).contains(alone));
    }

    @Test
    void aTopicAloneReadsAsInTheWholeReport() {
        var grade = Samples.deadlock();
        var alone = new ConsoleReport(Look.PLAIN, PATH).render(grade.topics().getFirst());
        assertTrue(render(grade, Look.PLAIN).contains(alone));
    }

    @Test
    void aPassedCheckAloneHasNothingToSay() {
        var check = Samples.passing().topics().getFirst().checks().getFirst();
        assertEquals("", new ConsoleReport(Look.PLAIN, PATH).render(check));
    }

    @Test
    void everyKindOfVerdictIsInTheGoldenFiles() {
        for (var kind : Verdict.class.getPermittedSubclasses()) {
            assertTrue(Sample.grades().flatMap((Grade grade) -> grade.topics().stream())
                    .flatMap(topic -> topic.checks().stream()).anyMatch(check -> kind.isInstance(check.verdict())));
        }
    }

    private static String render(Grade grade, Look look) {
        return new ConsoleReport(look, PATH).render(grade);
    }
}
