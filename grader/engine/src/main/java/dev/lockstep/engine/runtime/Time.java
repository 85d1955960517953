package dev.lockstep.engine.runtime;

/// Virtual time, in nanoseconds since the schedule began.
final class Time {

    /// What `System.currentTimeMillis` says at the beginning: 2000-01-01T00:00:00Z.
    private static final long EPOCH_MILLIS = 946_684_800_000L;

    private long now;

    void reset() {
        now = 0;
    }

    long nanos() {
        return now;
    }

    /// The wall clock at so many nanoseconds.
    long millis(long nanos) {
        return EPOCH_MILLIS + nanos / 1_000_000;
    }

    /// A thread spins on the clock and nobody else can run: each look at it, time has passed, more every time.
    void tick(int looks) {
        advanceTo(in(1_000L << Math.min(looks, 30)));
    }

    /// The time so many nanoseconds from now; never overflows.
    long in(long nanos) {
        var then = now + nanos;
        return then < 0 ? Fiber.NEVER - 1 : then;
    }

    void advanceTo(long then) {
        now = Math.max(now, then);
    }
}
