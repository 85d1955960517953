package dev.lockstep.controller;

/// The grader itself is in trouble, through no doing of a submission's.
public final class GraderFaultException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String details;

    /// @param message one sentence
    /// @param details what helps to find the cause, such as what a worker printed; may be empty
    public GraderFaultException(String message, String details) {
        super(message);
        this.details = details;
    }

    /// What helps to find the cause; may be empty and may have many lines.
    public String details() {
        return details;
    }
}
