package locks.checks;

import dev.lockstep.api.Gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// A critical section: whoever goes through it has to be alone inside.
///
/// Thread safety: that of [Gauge]. It orders nothing, so that excluding others is left to the lock under check, which
/// guards `passed` as well: a lock that excludes without making the write visible leaves a data race.
final class Section {

    private final Gauge gauge = new Gauge();
    private int passed;

    void passAlone() {
        gauge.enter();
        assertEquals(1, gauge.inside(), "more than one thread is in the critical section");
        passed++;
        gauge.leave();
    }

    /// How often the section was passed; for a thread that is alone.
    int passed() {
        return passed;
    }
}
