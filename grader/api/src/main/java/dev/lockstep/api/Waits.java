package dev.lockstep.api;

import java.math.BigDecimal;
import java.time.Duration;

import static org.junit.jupiter.api.Assertions.fail;

/// How long calls have waited: what checks ask, and what reports tell.
public final class Waits {

    /// What a correct wait may be late in virtual time: it may round a timeout up.
    public static final Duration LATE = Duration.ofMillis(10);

    private Waits() {}

    /// Fails unless a wait has ended when it was to end, no earlier, and no more than [#LATE] later.
    ///
    /// @param due how long the wait was to take
    /// @param elapsed how long it took, in virtual time: see [Threads#elapsed()]
    public static void assertOnTime(Duration due, Duration elapsed) {
        if (elapsed.compareTo(due) < 0 || elapsed.compareTo(due.plus(LATE)) > 0) {
            fail("the wait ended after " + inSeconds(elapsed) + ", and was to end after " + inSeconds(due));
        }
    }

    /// A time as reports tell it: `1.5 s`.
    public static String inSeconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
    }
}
