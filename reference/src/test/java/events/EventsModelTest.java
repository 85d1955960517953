package events;

import java.util.List;

import org.junit.jupiter.api.Test;

import course.Sequences;
import events.model.EventModel;
import events.model.LatchModel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

class EventsModelTest {

    private static final int LENGTH = 6;

    private enum Operation {
        SET,
        CLEAR,
        PASS_IF_SET,
        WAIT_NO_LONGER
    }

    private enum Count {
        DOWN,
        PASS_IF_OPEN,
        WAIT_NO_LONGER
    }

    @Test
    void eventAndModelAnswerAlikeOnAllShortSequences() throws InterruptedException {
        for (var sequence : Sequences.of(List.of(Operation.values()), LENGTH)) {
            var model = new EventModel();
            var event = new ManualResetEvent();
            for (var operation : sequence) {
                assertEquals(onModel(model, operation), onEvent(event, operation),
                        () -> operation + " in " + sequence);
                assertEquals(model.isSet(), event.isSet(), () -> "isSet() after " + operation + " in " + sequence);
            }
        }
    }

    private static Object onModel(EventModel model, Operation operation) {
        return switch (operation) {
            case SET -> {
                model.set();
                yield "set";
            }
            case CLEAR -> {
                model.clear();
                yield "cleared";
            }
            case PASS_IF_SET -> {
                if (model.isSet()) {
                    model.await();
                }
                yield "passed";
            }
            case WAIT_NO_LONGER -> model.awaitInTime();
        };
    }

    private static Object onEvent(ManualResetEvent event, Operation operation) throws InterruptedException {
        return switch (operation) {
            case SET -> {
                event.set();
                yield "set";
            }
            case CLEAR -> {
                event.clear();
                yield "cleared";
            }
            case PASS_IF_SET -> {
                if (event.isSet()) {
                    event.await();
                }
                yield "passed";
            }
            case WAIT_NO_LONGER -> event.await(0, SECONDS);
        };
    }

    @Test
    void latchAndModelAnswerAlikeOnAllShortSequences() throws InterruptedException {
        for (var count = 0; count <= 3; count++) {
            for (var sequence : Sequences.of(List.of(Count.values()), LENGTH)) {
                compare(count, sequence);
            }
        }
    }

    private static void compare(int count, List<Count> sequence) throws InterruptedException {
        var model = new LatchModel(count);
        var latch = new CountingLatch(count);
        for (var operation : sequence) {
            switch (operation) {
                case DOWN -> {
                    model.countDown();
                    latch.countDown();
                }
                case PASS_IF_OPEN -> {
                    if (model.count() == 0) {
                        model.await();
                        latch.await();
                    }
                }
                case WAIT_NO_LONGER -> assertEquals(model.awaitInTime(), latch.await(0, SECONDS),
                        () -> operation + " in " + sequence + " from " + count);
            }
            assertEquals(model.count(), latch.count(), () -> "count() after " + operation + " in " + sequence);
        }
    }
}
