package queues;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import course.Sequences;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import queues.contract.Discipline;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;
import queues.model.QueueModel;
import queues.model.WorklistModel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

class QueuesModelTest {

    private static final int LENGTH = 5;

    private enum Operation {
        PUT_ONE,
        PUT_TWO,
        PUT_THREE,
        GET,
        LOOK,
        TASK_DONE
    }

    private enum Change {
        ADD_ONE,
        ADD_TWO,
        TAKE,
        TAKE_ALL
    }

    private static Stream<Discipline<Integer>> disciplines() {
        return Stream.of(new Fifo<>(), new Lifo<>(), new Priority<>(Comparator.comparingInt(number -> number / 2)));
    }

    @ParameterizedTest
    @MethodSource("disciplines")
    void queueAndModelAnswerAlikeOnAllShortSequences(Discipline<Integer> discipline) throws InterruptedException {
        for (var capacity = 0; capacity <= 2; capacity++) {
            for (var sequence : Sequences.of(List.of(Operation.values()), LENGTH)) {
                compare(discipline, capacity, sequence);
            }
        }
    }

    private static void compare(Discipline<Integer> discipline, int capacity, List<Operation> sequence)
            throws InterruptedException {
        var model = new QueueModel(discipline, capacity);
        var queue = new BlockingTaskQueue<>(discipline, capacity);
        for (var operation : sequence) {
            assertEquals(onModel(model, operation), onQueue(queue, operation),
                    () -> operation + " in " + sequence + " with a capacity of " + capacity);
        }
    }

    private static Object onModel(QueueModel model, Operation operation) {
        return answer(switch (operation) {
            case PUT_ONE, PUT_TWO, PUT_THREE -> () -> {
                model.putNow(operation.ordinal() + 1);
                return "put";
            };
            case GET -> model::getNow;
            case LOOK -> () -> List.of(model.size(), model.isEmpty(), model.isFull());
            case TASK_DONE -> () -> {
                model.taskDone();
                return "marked";
            };
        });
    }

    private static Object onQueue(TaskQueue<Integer> queue, Operation operation) {
        return answer(switch (operation) {
            case PUT_ONE, PUT_TWO, PUT_THREE -> () -> {
                queue.putNow(operation.ordinal() + 1);
                return "put";
            };
            case GET -> queue::getNow;
            case LOOK -> () -> List.of(queue.size(), queue.isEmpty(), queue.isFull());
            case TASK_DONE -> () -> {
                queue.taskDone();
                return "marked";
            };
        });
    }

    private static Object answer(Supplier<Object> operation) {
        try {
            return operation.get();
        } catch (Full | Empty | IllegalStateException e) {
            return e.getClass();
        }
    }

    @Test
    void callsThatNeedNotWaitAnswerAsThoseThatNeverDo() throws InterruptedException {
        var model = new QueueModel(new Fifo<>(), 1);
        var queue = new BlockingTaskQueue<Integer>(new Fifo<>(), 1);
        model.join();
        queue.join();
        model.put(1);
        queue.put(1);
        assertEquals(model.get(), queue.get());
        model.putInTime(2);
        queue.put(2, 0, SECONDS);
        assertEquals(model.getInTime(), queue.get(0, SECONDS));
        assertEquals(model.size(), queue.size());
    }

    @Test
    void worklistAndModelAnswerAlikeOnAllShortSequences() {
        for (var sequence : Sequences.of(List.of(Change.values()), LENGTH)) {
            var model = new WorklistModel();
            var list = new SharedWorklist<Integer>();
            for (var change : sequence) {
                assertEquals(switch (change) {
                    case ADD_ONE -> model.add(1);
                    case ADD_TWO -> model.add(2);
                    case TAKE -> model.take();
                    case TAKE_ALL -> model.takeAll();
                }, switch (change) {
                    case ADD_ONE -> list.add(1);
                    case ADD_TWO -> list.add(2);
                    case TAKE -> list.take();
                    case TAKE_ALL -> list.takeAll();
                }, () -> change + " in " + sequence);
            }
        }
    }
}
