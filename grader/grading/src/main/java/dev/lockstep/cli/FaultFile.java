package dev.lockstep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;

/// Keeps what helps to find a fault of the grader's in a file, so that the terminal shows one sentence only.
final class FaultFile {

    private FaultFile() {}

    static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /// Writes it and says where it is.
    static int write(Surroundings surroundings, String details) {
        if (!details.isBlank()) {
            try {
                var file = Files.createTempFile("lockstep-fault-", ".txt");
                Files.writeString(file, details);
                surroundings.say("The details are in " + file + ".");
            } catch (IOException e) {
                surroundings.say(details);
            }
        }
        return ExitCode.FAULT.code();
    }
}
