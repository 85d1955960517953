package locks.checks;

import dev.lockstep.api.Gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// A critical section: whoever goes through it has to be alone inside.
///
/// Thread safety: that of [Gauge]. It orders nothing, so that excluding others is left to the lock under check.
final class Section {

    private final Gauge gauge = new Gauge();

    void passAlone() {
        gauge.enter();
        assertEquals(1, gauge.inside(), "threads in the critical section");
        gauge.leave();
    }
}
