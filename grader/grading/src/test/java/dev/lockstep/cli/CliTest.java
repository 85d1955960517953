package dev.lockstep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.lockstep.controller.FakeWorkers;
import dev.lockstep.testing.GoldenFile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CliTest extends Typed {

    @Test
    void everyHelpReadsWell() throws IOException {
        assertEquals(ExitCode.GRADED, run("--help"));
        for (var command : new String[]{"grade", "replay", "verify", "describe", "unpack", "pack", "bundle"}) {
            out.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
            assertEquals(ExitCode.GRADED, run(command, "--help"));
        }
        GoldenFile.compare(CliTest.class, "help.txt", out());
    }

    @Test
    void aProgramIsUnpackedAndPacked() throws IOException {
        course.write("reference/wrong/shapes/two/Square.java",
                Files.readString(course.reference().resolve("src/main/java/shapes/Square.java")).replace("1", "2"));
        var work = folder.resolve("two");
        misused("There is no program wrong/shapes/three in " + course.reference() + ".", "unpack",
                "wrong/shapes/three", work.toString());
        assertEquals(ExitCode.GRADED, run("unpack", "wrong/shapes/two", work.toString()));
        assertEquals(work.resolve("shapes/Square.java") + "\n", out());
        assertEquals(ExitCode.GRADED, run("pack", "wrong/shapes/two", work.toString()));
        assertTrue(out().endsWith("reference/wrong/shapes/two/program.patch: 2 lines taken from or added to "
                + "src/main/java\n"), out());
    }

    @Test
    void theVersionNamesTheJdkToo() {
        assertEquals(ExitCode.GRADED, run("--version"));
        assertTrue(out().startsWith("lockstep " + Version.LOCKSTEP + "\nJDK " + System.getProperty("java.version")),
                out());
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        assertTrue(Files.readString(Path.of("pom.xml")).contains("<version>" + Version.LOCKSTEP + "</version>"));
    }

    @Test
    void whoTypesNothingIsShownTheCommands() {
        assertEquals(ExitCode.BAD_USAGE, run());
        assertTrue(err().contains("Commands:"), err());
    }

    @Test
    void aMistypedCommandOptionTopicOrCheckIsAnsweredWithTheNearest() {
        misused("There is no command grad: did you mean grade?", "grad");
        misused("There is no option --form: did you mean --format?", "grade", "--form", "x", reference);
        misused("There is no topic lock: did you mean locks?", "grade", "--topic", "lock", reference);
        misused("There is no check pass: did you mean passes?", "grade", "--check", "pass", reference);
        misused("There is no topic abc: choose from locks, shapes.", "replay", "abc.d.e", reference);
        misused("there is no jsn, did you mean json?", "grade", "--format", "jsn", reference);
        misused("there is no xml, choose from console, json.", "describe", "--format", "xml");
    }

    @Test
    void whatIsMissingOrTooMuchIsSaid() {
        misused("Missing required parameter: 'PATH'.", "grade");
        misused("There is one argument too many, b: quote a path that has spaces.", "grade", "a", "b");
        misused("'many' is no whole number of a sensible size.", "grade", "--seed", "many", reference);
        misused("--fail-under 101 is no percentage: give a number from 0 to 100.", "grade", "--fail-under", "101",
                reference);
        misused("\"x\" is no token: copy it whole from a report", "replay", "x", reference);
    }

    @Test
    void whatIsNoSubmissionIsSaidInASentence() throws IOException {
        var empty = Files.createDirectories(folder.resolve("empty"));
        unreadable("There is no " + folder.resolve("nowhere"), "grade", folder.resolve("nowhere").toString());
        unreadable(empty.toString(), "grade", empty.toString());
        var file = Files.writeString(folder.resolve("essay.txt"), "I like locks.");
        unreadable(file.toString(), "grade", file.toString());
        course.write("other/A.java", "package hobby; class A {}");
        unreadable("locks, shapes", "grade", course.root().resolve("other").toString());
        course.write("half/A.java", "package locks; class A {}");
        unreadable("has no source of the topic shapes: it has locks.", "grade", "--topic", "shapes",
                course.root().resolve("half").toString());
    }

    @Test
    void slipsGetTheAdviceThatHelps() throws IOException {
        var submission = Files.createDirectories(folder.resolve("hand-in"));
        unreadable("did you mean " + submission + "?", "grade", folder.resolve("hand-im").toString());
        unreadable("give the folder " + course.root().resolve("starter") + ".", "grade",
                course.root().resolve(".").toString());
        unreadable("give the folder " + course.root().resolve("starter") + ".", "grade",
                course.assignments().toString());
        Files.writeString(submission.resolve("SpinLock.java"), "public class SpinLock {}");
        unreadable("'SpinLock.java' declares no package: begin it with that of its topic, such as `package locks;`",
                "grade", submission.toString());
        Files.writeString(submission.resolve("SpinLock.java"), "package lock; public class SpinLock {}");
        unreadable("did you mean locks?, found lock", "grade", submission.toString());
    }

    @Test
    void aFileWithoutAPackageIsLeftOutAndSaidToBe() throws IOException {
        course.write("mixed/A.java", "package locks; class A {}");
        course.write("mixed/SpinLock.java", "public class SpinLock {}");
        assertEquals(ExitCode.GRADED,
                run("grade", "--check", "passes", course.root().resolve("mixed").toString()));
        assertEquals("lockstep: SpinLock.java declares no package, and is left out.\n", err());
    }

    private void unreadable(String expected, String... arguments) {
        err.reset();
        assertEquals(ExitCode.UNREADABLE_SUBMISSION, run(arguments));
        assertTrue(err().contains(expected), err());
        assertEquals(1, err().lines().count(), err());
    }

    @Test
    void anOutputThatCannotBeWrittenIsRefusedBeforeTheGrading() {
        misused(folder + " is a folder: name a file in it.", "grade", "--format", "json=" + folder,
                reference);
        var nowhere = folder.resolve("nowhere/grade.json");
        misused("there is no folder " + nowhere.getParent() + ": make it first.", "grade", "--out", nowhere.toString(),
                reference);
    }

    @Test
    void aPassedCheckIsReportedOnTheConsole() {
        assertEquals(ExitCode.GRADED, run("grade", "--check", "passes", reference));
        assertTrue(out().contains("30 of 30 points"), out());
        assertEquals("", err());
    }

    @Test
    void aBadGradeIsAGradeUnlessMoreIsAskedFor() {
        assertEquals(ExitCode.GRADED, run("grade", "--check", "fails", reference));
        assertEquals(ExitCode.BELOW_FAIL_UNDER, run("grade", "--check", "fails", "--fail-under", "1", reference));
        assertEquals(ExitCode.GRADED, run("grade", "--check", "passes", "--fail-under", "100", reference));
    }

    @Test
    void anUndecidedCheckOutweighsWhatIsAskedFor() {
        assertEquals(ExitCode.INCONCLUSIVE,
                run("grade", "--topic", "locks", "--fail-under", "100", reference));
        assertTrue(out().contains("No total"), out());
    }

    @Test
    void aGraderThatDoesNotStartIsAFaultWithItsDetailsInAFile() throws IOException {
        assertEquals(ExitCode.FAULT, run(_ -> FakeWorkers.stillborn(), "grade", "--check", "passes", reference));
        assertTrue(err().startsWith("lockstep: The compiler does not start.\nThe details are in "), err());
        assertTrue(details().contains("there is no such class"));
    }

    @Test
    void anythingUnexpectedIsAFaultToo() throws IOException {
        assertEquals(ExitCode.FAULT, run(_ -> {
            throw new IllegalStateException("boom");
        }, "grade", reference));
        assertTrue(err().startsWith("lockstep: the grader fell over (java.lang.IllegalStateException: boom)"), err());
        assertFalse(err().contains("\tat "), err());
        assertTrue(details().contains("\tat "));
    }

    /// The last line says where the details are.
    private String details() throws IOException {
        var line = err().lines().toList().getLast();
        var file = Path.of(line.substring("The details are in ".length(), line.length() - 1));
        var text = Files.readString(file);
        Files.delete(file);
        return text;
    }

    @Test
    void aCourseThatIsNotThereIsAFault() {
        var surroundings = surroundings(_ -> FakeWorkers.stillborn(), folder.resolve("empty-course"));
        assertEquals(ExitCode.FAULT.code(), new Cli(surroundings).run("describe"));
        assertTrue(err().startsWith("lockstep: There is no course in " + folder.resolve("empty-course")), err());
    }

    @Test
    void theReportGoesToAFileAsAWhole() throws IOException {
        var file = folder.resolve("grade.json");
        Files.writeString(file, "older");
        assertEquals(ExitCode.GRADED, run("grade", "--check", "passes", "--format", "json", "--out", file.toString(),
                "--timings", reference));
        assertEquals("", out());
        assertTrue(Files.readString(file).contains("\"points\": 30,"), Files.readString(file));
        assertTrue(Files.readString(folder.resolve("grade.json.timings.json")).contains("submission read"));
        assertTrue(err().contains("submission read"), err());
        try (var files = Files.list(folder)) {
            assertEquals(0, files.filter(it -> it.toString().endsWith(".tmp")).count());
        }
    }

    @Test
    void twoRunsWriteTheSameBytes() {
        assertEquals(ExitCode.GRADED, run("grade", "--check", "fails", "--format", "json", reference));
        var first = out();
        out.reset();
        assertEquals(ExitCode.GRADED, run("grade", "--check", "fails", "--format", "json", reference));
        assertEquals(first, out());
    }

    @Test
    void aReplayShowsTheFinding() {
        assertEquals(ExitCode.GRADED, run("replay", "locks.fails.x1", reference));
        assertTrue(out().contains("It is wrong."), out());
    }

    @Test
    void aReplayOfWhatWasRepairedSaysSo() {
        assertEquals(ExitCode.GRADED, run("replay", "locks.passes.x1", reference));
        assertTrue(out().startsWith("This schedule of passes passes"), out());
    }

    @Test
    void aReplayThatCannotBeMadeSaysWhy() {
        assertEquals(ExitCode.INCONCLUSIVE, run("replay", "locks.faults.x1", reference));
        assertTrue(out().startsWith("Cannot replay faults: "), out());
    }

    @Test
    void theCourseIsDescribed() throws IOException {
        assertEquals(ExitCode.GRADED, run("describe"));
        GoldenFile.compare(CliTest.class, "course.txt", out());
        out.reset();
        assertEquals(ExitCode.GRADED, run("describe", "--format", "json"));
        GoldenFile.compare(CliTest.class, "course.json", out());
    }
}
