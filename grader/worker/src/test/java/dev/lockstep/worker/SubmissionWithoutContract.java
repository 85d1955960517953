package dev.lockstep.worker;

/// Implements no contract.
public final class SubmissionWithoutContract {}
