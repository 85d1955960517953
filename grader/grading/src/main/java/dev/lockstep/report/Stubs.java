package dev.lockstep.report;

import java.util.List;

import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.GraderFinding;

/// Tells what a student has not written yet from what is wrong.
public final class Stubs {

    private Stubs() {}

    /// Whether the findings say no more than that something is still to be written.
    public static boolean areAll(List<Finding> findings) {
        return findings.stream().allMatch(GraderFinding.NOT_IMPLEMENTED::is);
    }
}
