package dev.lockstep.worker.inside;

/// Implements no contract.
public final class SubmissionWithoutContract {}
