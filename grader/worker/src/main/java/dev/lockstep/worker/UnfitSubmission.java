package dev.lockstep.worker;

import dev.lockstep.verdict.GraderFinding;

/// A submission lacks what its topic's contracts ask for, in form.
final class UnfitSubmission extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final GraderFinding lack;

    UnfitSubmission(GraderFinding lack, String message) {
        super(message);
        this.lack = lack;
    }

    /// What it lacks.
    GraderFinding lack() {
        return lack;
    }
}
