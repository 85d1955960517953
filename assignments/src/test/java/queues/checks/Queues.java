package queues.checks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import dev.lockstep.api.Submission;
import queues.contract.Discipline;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.TaskQueue;

import static org.junit.jupiter.api.Assertions.fail;

/// Makes queues of the submission, and measures time.
final class Queues {

    /// What a correct queue may be late in virtual time: it may round a timeout up.
    private static final Duration LATE = Duration.ofMillis(10);

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

    static void assertOnTime(Duration due, Duration elapsed) {
        if (elapsed.compareTo(due) < 0 || elapsed.compareTo(due.plus(LATE)) > 0) {
            fail("the wait ended after " + inSeconds(elapsed) + ", and was to end after " + inSeconds(due));
        }
    }

    static String inSeconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
    }
}
