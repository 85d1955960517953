package dev.lockstep.worker.inside;

/// A submission lacks what its topic's contracts ask for, in form.
final class UnfitSubmission extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    UnfitSubmission(String code, String message) {
        super(message);
        this.code = code;
    }

    /// The code of the finding.
    String code() {
        return code;
    }
}
