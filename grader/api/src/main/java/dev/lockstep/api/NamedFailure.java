package dev.lockstep.api;

/// An assertion failed that says itself what it finds (see [Finding]).
public final class NamedFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String hint;
    private final AssertionError failure;

    NamedFailure(String code, String hint, AssertionError failure) {
        super(code, failure);
        this.code = code;
        this.hint = hint;
        this.failure = failure;
    }

    /// The code of the finding.
    public String code() {
        return code;
    }

    /// Where to look; may be empty.
    public String hint() {
        return hint;
    }

    /// The assertion that failed.
    public AssertionError failure() {
        return failure;
    }
}
