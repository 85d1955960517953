package events.checks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import events.contract.Barrier;
import events.contract.Event;
import events.contract.Latch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

/// Makes events, latches and barriers of the submission; what is asked of each of them alike.
final class Events {

    /// What a correct wait may be late in virtual time: it may round a timeout up.
    private static final Duration LATE = Duration.ofMillis(10);

    private Events() {}

    static Event event(Submission submission) {
        return submission.create(Event.class, "ManualResetEvent");
    }

    static Latch latch(Submission submission, int count) {
        return submission.create(Latch.class, "CountingLatch", count);
    }

    static Barrier barrier(Submission submission, int parties) {
        return barrier(submission, parties, () -> {
        });
    }

    static Barrier barrier(Submission submission, int parties, Runnable action) {
        return submission.create(Barrier.class, "ReusableBarrier", parties, action);
    }

    /// A method with a timeout, where what it waits for does not come.
    interface Timed {
        void giveUp(long timeout, TimeUnit unit) throws Exception;
    }

    static void assertGivesUpAfter(Duration due, Threads threads, long timeout, TimeUnit unit, Timed call)
            throws Exception {
        var begin = threads.elapsed();
        call.giveUp(timeout, unit);
        assertOnTime(due, threads.elapsed().minus(begin));
    }

    static void assertOnTime(Duration due, Duration elapsed) {
        if (elapsed.compareTo(due) < 0 || elapsed.compareTo(due.plus(LATE)) > 0) {
            fail("the wait ended after " + inSeconds(elapsed) + ", and was to end after " + inSeconds(due));
        }
    }

    private static String inSeconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
    }

    static void assertInterrupted(String call, Executable waiting) {
        assertThrows(InterruptedException.class, waiting,
                () -> call + " threw no InterruptedException, though its thread was interrupted");
        assertFalse(Thread.currentThread().isInterrupted(),
                () -> "the interrupt status is still set after the InterruptedException of " + call);
    }

    static void assertNoticesInterrupt(String call, Executable waiting) {
        Thread.currentThread().interrupt();
        assertInterrupted(call, waiting);
    }
}
