package dev.lockstep.controller;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long the phases of a grading took. For people only: nothing is decided by it.
///
/// Thread safety: guarded by its own lock.
public final class Timings {

    private final long start = System.nanoTime();
    private final Map<String, Duration> phases = new LinkedHashMap<>();

    /// Notes the time from the start until now, the first time that it is asked to.
    public synchronized void passed(String phase) {
        phases.putIfAbsent(phase, Duration.ofNanos(System.nanoTime() - start));
    }

    /// Adds to what a phase took.
    public synchronized void took(String phase, long nanos) {
        phases.merge(phase, Duration.ofNanos(nanos), Duration::plus);
    }

    /// The phases in the order in which they were first noted.
    public synchronized Map<String, Duration> phases() {
        return new LinkedHashMap<>(phases);
    }
}
