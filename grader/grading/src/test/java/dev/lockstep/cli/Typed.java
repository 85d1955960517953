package dev.lockstep.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Controller;
import dev.lockstep.controller.FakeWorkers;
import dev.lockstep.controller.Settings;
import dev.lockstep.course.SampleCourse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Commands typed at a course for tests, with what they print.
abstract class Typed {

    @TempDir
    static Path folder;

    static SampleCourse course;
    static String reference = "";

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void makeCourse() {
        course = SampleCourse.in(folder.resolve("course"));
        reference = course.reference().toString();
    }

    void misused(String expected, String... arguments) {
        err.reset();
        assertEquals(ExitCode.BAD_USAGE, run(arguments));
        assertTrue(err().contains(expected), err());
        assertEquals("", out());
    }

    ExitCode run(String... arguments) {
        return run(_ -> FakeWorkers.controller(folder), arguments);
    }

    ExitCode run(Function<Settings, Controller> workers, String... arguments) {
        var code = new Cli(surroundings(workers, course.assignments())).run(arguments);
        for (var exit : ExitCode.values()) {
            if (exit.code() == code) {
                return exit;
            }
        }
        throw new AssertionError("no exit code has the number " + code);
    }

    Surroundings surroundings(Function<Settings, Controller> workers, Path assignments) {
        return new Surroundings(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), new Surroundings.Terminals(false, false), Map.of(),
                Optional.of(assignments), workers);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
