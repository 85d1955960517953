package dev.lockstep.course;

/// A program of a course's reference is not there, or is not kept as it should be. The message is a sentence: what, where,
/// what to do.
public final class UnusableProgramException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableProgramException(String message) {
        super(message);
    }

    UnusableProgramException(String message, Throwable cause) {
        super(message, cause);
    }
}
