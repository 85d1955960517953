package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lockstep pack PROGRAM FOLDER`.
@Command(name = "pack", header = "Keep a program in the reference as a patch.", description = {"",
        "Looks for the correct program that the sources in a folder are closest to, and keeps in the reference what they "
                + "differ in from that one: a program.patch. The program may be new, or the folder its own, whose "
                + "sources then go."})
final class PackCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "PROGRAM", description = "Such as wrong/TOPIC/NAME, below reference.")
    private String program = "";

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Where its sources are.")
    private Path folder = Path.of("");

    PackCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var kept = CourseFolder.of(surroundings).programs().pack(program, folder);
        surroundings.out().println("%s: %d lines taken from or added to %s".formatted(kept.patch(), kept.lines(),
                kept.base()));
        return ExitCode.GRADED.code();
    }
}
