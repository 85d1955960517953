package events;

import org.junit.jupiter.api.Nested;

import events.checks.BarrierChecks;
import events.checks.BrokenBarrierChecks;
import events.checks.EventChecks;
import events.checks.EventWaitingChecks;
import events.checks.HistoriesChecks;
import events.checks.LatchChecks;
import events.checks.TogetherChecks;

/// The checks of the events assignment: run this class in your IDE, or one of its parts.
class EventsTest {

    @Nested
    class SetAndClear extends EventChecks {
    }

    @Nested
    class WaitingForIt extends EventWaitingChecks {
    }

    @Nested
    class CountingDown extends LatchChecks {
    }

    @Nested
    class Rounds extends BarrierChecks {
    }

    @Nested
    class Broken extends BrokenBarrierChecks {
    }

    @Nested
    class Histories extends HistoriesChecks {
    }

    @Nested
    class Together extends TogetherChecks {
    }
}
