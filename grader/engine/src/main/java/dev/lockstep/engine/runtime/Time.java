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

    /// The wall clock at so many nanoseconds, in nanoseconds since 1970.
    long nanosSinceEpoch(long nanos) {
        return EPOCH_MILLIS * 1_000_000 + nanos;
    }

    /// A thread spins on the clock and nobody else can run: each time it looks, some time has passed, at least a
    /// microsecond and about a hundredth of what it has spun so far. So it gets to any deadline, and hardly past it.
    ///
    /// @param since when it began to spin
    void tick(long since) {
        advanceTo(in(Math.max(1_000, (now - since) / 128)));
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
