package dev.lockstep.bridge;

import dev.lockstep.verdict.Location;

/// What JUnit is told of a check that did not pass. The message is one sentence; the text is the whole report, which
/// build tools and IDEs print; the only stack frame is the student's line to look at first.
final class CheckFailed extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String message;
    private final String report;

    CheckFailed(String message, String report) {
        super(message);
        this.message = message;
        this.report = report;
        setStackTrace(new StackTraceElement[0]);
    }

    /// Points at a line, so that an IDE can open it.
    CheckFailed at(Location location) {
        var name = location.file().substring(location.file().lastIndexOf('/') + 1);
        var type = location.file().replaceFirst("\\.java$", "").replace('/', '.');
        setStackTrace(new StackTraceElement[]{new StackTraceElement(type, "line", name, location.line())});
        return this;
    }

    /// What the text of an exception shows after its class.
    @Override
    public String getLocalizedMessage() {
        return report.isEmpty() ? message : message + "\n\n" + report.stripTrailing() + "\n";
    }
}
