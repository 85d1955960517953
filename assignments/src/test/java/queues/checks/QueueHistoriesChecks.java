package queues.checks;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

import dev.lockstep.api.Check;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Topic;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.TaskQueue;
import queues.model.LifoModel;
import queues.model.PriorityModel;
import queues.model.QueueModel;
import queues.model.UnboundedModel;

import static java.util.concurrent.TimeUnit.SECONDS;

/// Concurrent calls are answered as if they came one after the other, whatever the discipline.
@Topic("queues")
public class QueueHistoriesChecks {

    @Check(points = 4, title = "answers concurrent calls of a FIFO queue as if they came one after the other",
            needs = "refusesAtOnce",
            hint = "Does a step lie between the look at the queue and its change, that another thread could come into?")
    @Linearizable(schedules = 700)
    void fifoIsLinearizable(Histories histories) {
        histories.areExplainedBy(QueueModel.class, FifoOperations.class);
    }

    @Check(points = 2, title = "answers concurrent calls of a LIFO queue as if they came one after the other",
            needs = "handsOutTheYoungest",
            hint = "Does a step lie between the look at the queue and its change, that another thread could come into?")
    @Linearizable(schedules = 250)
    void lifoIsLinearizable(Histories histories) {
        histories.areExplainedBy(LifoModel.class, LifoOperations.class);
    }

    @Check(points = 2, title = "answers concurrent calls of a priority queue as if they came one after the other",
            needs = "keepsTiesInOrderOfArrival",
            hint = "Does a step lie between the look at the queue and its change, that another thread could come into?")
    @Linearizable(schedules = 300)
    void priorityIsLinearizable(Histories histories) {
        histories.areExplainedBy(PriorityModel.class, PriorityOperations.class);
    }

    @Check(points = 2, title = "answers concurrent calls of taskDone() and join() as if they came one after the other",
            needs = "joinWaitsForMarks",
            hint = "Is what is still to be marked counted in one step with the change of the queue?")
    @Linearizable(schedules = 700)
    void marksAreLinearizable(Histories histories) {
        histories.areExplainedBy(UnboundedModel.class, Marks.class);
    }

    /// First in, first out, with room for one, and an element in it.
    public static class FifoOperations {

        private final TaskQueue<Integer> queue = Queues.queue(Submission.current(), new Fifo<>(), 1);

        /// Puts the element in.
        public FifoOperations() {
            queue.putNow(QueueModel.FIRST);
        }

        @Operation(blocking = true)
        public void put(@Param(gen = IntGen.class, conf = "1:1") int element) throws InterruptedException {
            queue.put(element);
        }

        @Operation
        public void putNow(@Param(gen = IntGen.class, conf = "2:2") int element) {
            queue.putNow(element);
        }

        @Operation(blocking = true)
        public int get() throws InterruptedException {
            return queue.get();
        }

        @Operation
        public int getNow() {
            return queue.getNow();
        }

        @Operation
        public int size() {
            return queue.size();
        }
    }

    /// Last in, first out, with room for two, by calls that wait no longer than a second.
    public static class LifoOperations {

        private final TaskQueue<Integer> queue = Queues.queue(Submission.current(), new Lifo<>(), 2);

        @Operation(blocking = true)
        public void putInTime(@Param(gen = IntGen.class, conf = "1:2") int element) throws InterruptedException {
            queue.put(element, 1, SECONDS);
        }

        @Operation(blocking = true)
        public int getInTime() throws InterruptedException {
            return queue.get(1, SECONDS);
        }

        @Operation
        public boolean isFull() {
            return queue.isFull();
        }
    }

    /// The lesser half first, with room for any number.
    public static class PriorityOperations {

        private final TaskQueue<Integer> queue = Queues.queue(Submission.current(),
                new Priority<>(PriorityModel.BY_HALF), 0);

        @Operation
        public void put(@Param(gen = IntGen.class, conf = "1:3") int element) throws InterruptedException {
            queue.put(element);
        }

        @Operation
        public int getNow() {
            return queue.getNow();
        }

        @Operation
        public boolean isEmpty() {
            return queue.isEmpty();
        }
    }

    /// Elements that are marked as done, in a queue in which there is always room.
    public static class Marks {

        private final TaskQueue<Integer> queue = Queues.queue(Submission.current(), new Fifo<>(), 0);

        @Operation
        public void put(@Param(gen = IntGen.class, conf = "1:1") int element) throws InterruptedException {
            queue.put(element);
        }

        @Operation
        public void taskDone() {
            queue.taskDone();
        }

        @Operation(blocking = true)
        public void join() throws InterruptedException {
            queue.join();
        }
    }
}
