package dev.lockstep.verdict;

/// When timers fire under a check.
public enum Clock {
    /// When no thread can run: durations come out exact.
    IDEAL,
    /// Before or after whatever else can run.
    ANY_DELAY
}
