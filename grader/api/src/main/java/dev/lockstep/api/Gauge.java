package dev.lockstep.api;

import dev.lockstep.engine.SwitchPoint;

/// Counts how many threads are inside a region, and how many there were at most.
///
/// Entering and leaving are switch points, so that schedules differ in who is inside with whom; they order nothing (no
/// happens-before edge), so that a gauge hides no data race.
///
/// Thread safety: the deterministic scheduler runs one thread at a time and switches only at switch points.
public final class Gauge {

    private int inside;
    private int max;

    /// A switch point; then counts the calling thread in.
    public void enter() {
        SwitchPoint.pass("gauge.enter");
        inside++;
        max = Math.max(max, inside);
    }

    /// A switch point; then counts the calling thread out.
    public void leave() {
        SwitchPoint.pass("gauge.leave");
        inside--;
    }

    /// How many threads are inside now.
    public int inside() {
        return inside;
    }

    /// How many threads were inside together at most.
    public int max() {
        return max;
    }
}
