package events.checks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import events.contract.Barrier;
import events.contract.Event;
import events.contract.Latch;

import static dev.lockstep.api.Waits.assertOnTime;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Makes events, latches and barriers of the submission; what is asked of each of them alike.
final class Events {

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
