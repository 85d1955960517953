package dev.lockstep.cli;

/// Something that whoever typed the command can put right. The message is one sentence: what is wrong, where, what to
/// do.
final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    UserException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
