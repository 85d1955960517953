package dev.lockstep.worker;

import dev.lockstep.verdict.Finding;

/// The finding for a submission that ends the JVM which looks at it, twice in a row.
final class WorkerDied {

    private static final String CODE = "worker-died";

    private WorkerDied() {}

    static Finding checking(Death death) {
        return finding(death, "The JVM that ran this check died, and so did the fresh one that tried again.");
    }

    static Finding compiling(Death death) {
        return finding(death, "The compiler died on this topic, and so did the fresh one that tried again.");
    }

    private static Finding finding(Death death, String message) {
        var hint = death.outOfMemory() ? "Look for what grows without bound: a list, an array, threads." : "";
        return new Finding(CODE, message, death.facts(), null, null, null, hint);
    }
}
