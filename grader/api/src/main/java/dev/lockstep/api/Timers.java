package dev.lockstep.api;

/// When a timer fires, in virtual time.
public enum Timers {
    /// Time moves only when no thread can run: durations come out exact.
    IDEAL,
    /// A timer may fire before or after whatever else can run: for safety under timeouts.
    ANY_DELAY
}
