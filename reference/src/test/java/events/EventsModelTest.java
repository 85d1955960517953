package events;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

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
        for (var sequence : sequences(Operation.values())) {
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
            for (var sequence : sequences(Count.values())) {
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

    private static <T> List<List<T>> sequences(T[] steps) {
        var all = List.of(List.<T>of());
        for (var length = 1; length <= LENGTH; length++) {
            all = all.stream().flatMap(shorter -> Stream.of(steps).map(step -> longer(shorter, step))).toList();
        }
        return all;
    }

    private static <T> List<T> longer(List<T> shorter, T step) {
        var longer = new ArrayList<>(shorter);
        longer.add(step);
        return longer;
    }
}
