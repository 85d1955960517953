package dev.lockstep.controller;

import java.util.List;

import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.GraderFinding;

/// The finding for a submission over which two workers in a row are lost.
final class LostWorkers {

    private static final String ENDLESS = "Look for what never ends inside a single call of the library: a regular "
            + "expression that tries all ways to match, a comparator that contradicts itself, a stream without an end.";

    private LostWorkers() {}

    static Finding checking(Outcome.Lost lost) {
        return switch (lost) {
            case Outcome.Died(var death) -> died(death,
                    "The JVM that ran this check died, and so did the fresh one that tried again.");
            case Outcome.Silent _ -> new Finding(GraderFinding.WORKER_SILENT.code(),
                    "The JVM that ran this check stopped answering, and so did the fresh one that tried again.",
                    List.of(),
                    null, null, null, "Look for what waits where no other thread of the program can end it.");
            case Outcome.Spent(var limit) -> new Finding(GraderFinding.TOO_LONG.code(),
                    "Too long: the check was given up after " + limit.toSeconds()
                            + " seconds of processor time, and so "
                            + "was a second try.",
                    List.of(), null, null, null, ENDLESS);
        };
    }

    static Finding compiling(Outcome.Lost lost) {
        return switch (lost) {
            case Outcome.Died(var death) -> died(death,
                    "The compiler died on this topic, and so did the fresh one that tried again.");
            case Outcome.Silent _ -> new Finding(GraderFinding.WORKER_SILENT.code(),
                    "The compiler stopped answering on this topic, and so did the fresh one that tried again.",
                    List.of(),
                    null, null, null, "");
            case Outcome.Spent(var limit) -> new Finding(GraderFinding.TOO_LONG.code(),
                    "Too long: the compiler was given up after "
                            + limit.toSeconds() + " seconds of processor time on this topic, and so was a second try.",
                    List.of(),
                    null, null, null,
                    "Look for expressions whose types take long to infer, and for very long sources.");
        };
    }

    private static Finding died(Death death, String message) {
        var hint = death.outOfMemory() ? "Look for what grows without bound: a list, an array, threads." : "";
        return new Finding(GraderFinding.WORKER_DIED.code(), message, death.facts(), null, null, null, hint);
    }
}
