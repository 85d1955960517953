package dev.lockstep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import dev.lockstep.controller.FakeWorkers;
import dev.lockstep.course.SampleCourse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What becomes of a grading, and where it goes.
class ReportsTest extends Typed {

    @Test
    void oneGradingWritesWhateverIsWanted() throws IOException {
        var reports = Files.createDirectories(folder.resolve("reports"));
        var sarif = folder.resolve("one.sarif");
        assertEquals(ExitCode.GRADED, run("grade", "--check", "fails", "--format", "console", "--format", "autolab",
                "--format", "sarif=" + sarif, reference));
        assertTrue(out().contains("It is wrong.") && out().endsWith("\n{\"scores\":{\"locks\":0}}\n"), out());
        assertTrue(Files.readString(sarif).contains("\"2.1.0\""), Files.readString(sarif));
        out.reset();
        assertEquals(ExitCode.GRADED, run("grade", "--check", "fails", "--format", "gradescope", "--format", "junit",
                "--format", "json=" + reports.resolve("own.json"), "--out", reports.toString(), reference));
        assertEquals("", out());
        try (var files = Files.list(reports)) {
            assertEquals(List.of("junit.xml", "own.json", "results.json"),
                    files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
        }
    }

    @Test
    void everyFormatIsWrittenByOneGrading() throws IOException {
        var reports = Files.createDirectories(folder.resolve("all"));
        var arguments = new ArrayList<>(List.of("grade", "--topic", "locks", reference));
        for (var format : ReportFormat.values()) {
            arguments.addAll(List.of("--format", format + "=" + reports.resolve(format + ".out")));
        }
        assertEquals(ExitCode.INCONCLUSIVE, run(arguments.toArray(String[]::new)));
        try (var files = Files.list(reports)) {
            assertEquals(ReportFormat.values().length, files.filter(file -> file.toFile().length() > 0).count());
        }
        assertTrue(err().contains("there is no total"), err());
    }

    @Test
    void reportsThatWouldMixAreRefusedBeforeTheGrading() {
        misused("json cannot share standard output with another report: write --format json=FILE", "grade",
                "--format", "console", "--format", "json", reference);
        misused("gradescope and prairielearn would both write " + folder.resolve("results.json"), "grade", "--format",
                "gradescope", "--format", "prairielearn", "--out", folder.toString(), reference);
        misused("--out " + folder + " is left over", "grade", "--format", "json=" + folder.resolve("x.json"), "--out",
                folder.toString(), reference);
        misused("is no folder, and 2 reports are to go there", "grade", "--format", "json", "--format", "junit",
                "--out", folder.resolve("nowhere").toString(), reference);
        misused("json= names no file, write json=FILE.", "grade", "--format", "json=", reference);
    }

    @Test
    void aCourseKeepsFromAReportWhatItDoesNotTell() {
        var own = SampleCourse.in(folder.resolve("silent"));
        own.write("assignments/target/test-classes/course.yaml", "feedback: only-passed\n");
        assertEquals(0, cli(own).run("grade", "--check", "fails", own.reference().toString()));
        assertTrue(!out().contains("It is wrong.") && out().contains("The check fails."), out());
        out.reset();
        assertEquals(0, cli(own).run("grade", "--full", "--check", "fails", own.reference().toString()));
        assertTrue(out().contains("It is wrong."), out());
        out.reset();
        assertEquals(0, cli(own).run("replay", "locks.fails.x1", own.reference().toString()));
        assertTrue(!out().contains("It is wrong."), out());
    }

    private Cli cli(SampleCourse own) {
        return new Cli(surroundings(_ -> FakeWorkers.controller(folder), own.assignments()));
    }

    @Test
    void aBundleHoldsTheGraderAndTheCourseAndZeros() throws IOException {
        var file = folder.resolve("autograder.zip");
        assertEquals(ExitCode.GRADED, run("bundle", "gradescope", "--topic", "locks", "--out", file.toString()));
        try (var zip = ZipFile.builder().setPath(file).get()) {
            assertEquals(0100755, zip.getEntry("run_autograder").getUnixMode());
            assertEquals(0100755, zip.getEntry("setup.sh").getUnixMode());
            for (var script : List.of("run_autograder", "setup.sh")) {
                var text = text(zip, script);
                assertTrue(text.startsWith("#!/bin/sh\n") && text.indexOf('\r') < 0, text);
            }
            assertEquals("--topic locks\n", text(zip, "lockstep/arguments"));
            var zeros = JsonMapper.shared().readTree(text(zip, "lockstep/unfinished.json"));
            assertEquals(5, zeros.get("tests").size());
            zeros.get("tests").forEach(test -> assertEquals(0, test.get("score").asInt()));
            assertEquals("visible", JsonMapper.shared().readTree(text(zip, "lockstep/unreadable.json"))
                    .get("stdout_visibility").asString());
            assertNotNull(zip.getEntry("lockstep/assignments/target/lockstep-assignments-tests.jar"));
        }
        var first = Files.readAllBytes(file);
        assertEquals(ExitCode.GRADED, run("bundle", "gradescope", "--topic", "locks", "--out", file.toString()));
        assertArrayEquals(first, Files.readAllBytes(file));
        out.reset();
        misused("There is no bundle for canvas: choose from gradescope.", "bundle", "canvas", "--out", "x.zip");
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (var stream = zip.getInputStream(zip.getEntry(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
