package dev.lockstep.submission;

/// A submission that cannot be taken in. The message is one sentence for whoever handed it over: what is wrong, where,
/// and what to do.
public final class UnreadableSubmissionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableSubmissionException(String message) {
        super(message);
    }
}
