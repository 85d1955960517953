package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep unpack PROGRAM FOLDER`.
@Command(name = "unpack", header = "Write a program of the reference to a folder, whole.", description = {"",
        "A program that proves the checks is kept as the files in which it differs from the model solution, or as a "
                + "patch of a correct program. This writes all its sources to a folder, to be read, graded and worked "
                + "on; lockstep pack keeps what became of them."})
final class UnpackCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "PROGRAM", description = "Such as wrong/TOPIC/NAME, below reference.")
    private String program = "";

    @Parameters(index = "1", paramLabel = "FOLDER", description = "One that is empty or not there.")
    private Path folder = Path.of("");

    UnpackCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        CourseFolder.of(surroundings).programs().unpack(program, folder).forEach(surroundings.out()::println);
        return ExitCode.GRADED.code();
    }
}
