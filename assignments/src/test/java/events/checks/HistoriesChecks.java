package events.checks;

import org.jetbrains.lincheck.datastructures.Operation;

import dev.lockstep.api.Check;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Topic;
import events.contract.Event;
import events.contract.Latch;
import events.model.EventModel;
import events.model.LatchModel;

import static java.util.concurrent.TimeUnit.SECONDS;

/// Concurrent calls of events and latches are answered as if they came one after the other.
@Topic("events")
public class HistoriesChecks {

    @Check(points = 2, title = "answers concurrent calls of an event as if they came one after the other",
            needs = "letsPassWhileSet", hint = "At which one step is the event set, at which one is it cleared?")
    @Linearizable(schedules = 1_500)
    void eventIsLinearizable(Histories histories) {
        histories.areExplainedBy(EventModel.class, EventOperations.class);
    }

    @Check(points = 2, title = "answers concurrent calls of a latch as if they came one after the other",
            needs = "countsDown",
            hint = "Is reading the old count and writing the new one a single step to every other thread?")
    @Linearizable(schedules = 1_000)
    void latchIsLinearizable(Histories histories) {
        histories.areExplainedBy(LatchModel.class, LatchOperations.class);
    }

    /// An event that is not set at first.
    public static class EventOperations {

        private final Event event = Events.event(Submission.current());

        @Operation
        public void set() {
            event.set();
        }

        @Operation
        public void clear() {
            event.clear();
        }

        @Operation(blocking = true)
        public boolean awaitInTime() throws InterruptedException {
            return event.await(1, SECONDS);
        }

        @Operation
        public boolean isSet() {
            return event.isSet();
        }
    }

    /// A latch with a count of two.
    public static class LatchOperations {

        private final Latch latch = Events.latch(Submission.current(), 2);

        @Operation
        public void countDown() {
            latch.countDown();
        }

        @Operation(blocking = true)
        public boolean awaitInTime() throws InterruptedException {
            return latch.await(1, SECONDS);
        }

        @Operation
        public int count() {
            return latch.count();
        }
    }
}
