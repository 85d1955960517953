package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import programs.ThreadKinds;

/// What runs a task makes no difference to how many schedules there are.
class ThreadKindsTest {

    static Stream<Named<Program>> kinds() {
        return Stream.of(Named.of("subclass", ThreadKinds::subclass), Named.of("grouped", ThreadKinds::grouped),
                Named.of("built", ThreadKinds::built), Named.of("virtual", ThreadKinds::virtual),
                Named.of("virtual, from a factory", ThreadKinds::virtualFromAFactory));
    }

    private static long schedules(Program program) {
        var explored = Exploration.of(program).verify();
        assertTrue(explored.coverage().isAll(), explored::toString);
        return explored.schedules();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aThreadOfAnyKindCostsWhatAPlatformThreadCosts(Program kind) {
        assertEquals(schedules(ThreadKinds::platform), schedules(kind));
    }

    @Test
    void aThreadThatIsMadeHasToDoWithNothing() {
        assertEquals(schedules(ThreadKinds::idlers), schedules(ThreadKinds::makers));
    }

    /// What the future itself does has to do with everything; what its task does has not.
    @Test
    void theTaskOfAFutureTouchesWhatItAccesses() {
        assertTrue(schedules(ThreadKinds::future) < 10_000);
    }
}
