package queues.checks;

import java.util.Comparator;
import java.util.List;

import dev.lockstep.api.Submission;
import queues.contract.Discipline;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.TaskQueue;

/// Makes queues of the submission.
final class Queues {

    private Queues() {}

    /// An order may answer with any number.
    static final Comparator<String> SHORTEST = (a, b) -> 7 * (a.length() - b.length());

    /// One of each discipline; words that are equally long are equal by the order of the last.
    static List<Discipline<String>> disciplines() {
        return List.of(new Fifo<>(), new Lifo<>(), new Priority<>(SHORTEST));
    }

    static TaskQueue<String> fifo(Submission submission, int capacity) {
        return queue(submission, new Fifo<>(), capacity);
    }

    /// There is one class for all types of elements.
    @SuppressWarnings("unchecked")
    static <E> TaskQueue<E> queue(Submission submission, Discipline<E> discipline, int capacity) {
        return submission.create(TaskQueue.class, "BlockingTaskQueue", discipline, capacity);
    }
}
