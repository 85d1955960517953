package dev.lockstep.linearize;

import java.util.Arrays;
import java.util.Optional;

import dev.lockstep.verdict.Location;

/// Tells the submission's classes of a topic from the course's.
record Ownership(String topic) {

    boolean isStudents(String className) {
        return className.startsWith(topic + ".") && !isChecks(className)
                && !className.startsWith(topic + ".contract.") && !className.startsWith(topic + ".model.");
    }

    boolean isChecks(String className) {
        return className.startsWith(topic + ".checks.");
    }

    /// Where a line of the submission is; empty for other lines, and for those that the compiler wrote.
    Optional<Location> location(StackTraceElement frame) {
        var name = frame.getClassName().replace('/', '.');
        if (!isStudents(name) || frame.getFileName() == null || frame.getLineNumber() <= 0) {
            return Optional.empty();
        }
        var folder = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
        return Optional.of(new Location(folder + frame.getFileName(), frame.getLineNumber(), ""));
    }

    /// The innermost frame of the submission.
    Optional<StackTraceElement> frame(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).filter(frame -> isStudents(frame.getClassName())).findFirst();
    }
}
