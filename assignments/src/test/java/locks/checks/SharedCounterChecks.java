package locks.checks;

import java.util.concurrent.atomic.AtomicInteger;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Goal;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Reaches;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import locks.contract.Counter;
import locks.contract.Mutex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/// The classic: read, pause, write back.
@Topic("locks")
public class SharedCounterChecks {

    @Check(points = 3, title = "loses no update of a SharedCounter", finding = "lost-update",
            hint = "Can another update come between the read and the write of this one?")
    @Explore
    void counterLosesNoUpdate(Submission submission, Threads threads) {
        var counter = counter(submission, Thread::yield);
        threads.times(2, counter::add);
        threads.join();
        assertEquals(3, counter.value(), "value after add(1) and add(2)");
    }

    @Check(points = 3, title = "locks, pauses once and unlocks in every update of a SharedCounter",
            needs = "counterLosesNoUpdate", finding = "wrong-calls",
            hint = "One update is one critical section: lock, read, pause, write, unlock.")
    void counterCallsItsCollaborators(Submission submission) {
        var mutex = watched();
        var pause = mock(Runnable.class);
        var counter = submission.create(Counter.class, "SharedCounter", mutex, pause);
        counter.add(5);
        var order = inOrder(mutex, pause);
        order.verify(mutex).lock();
        order.verify(pause).run();
        order.verify(mutex).unlock();
        verify(mutex).lock();
        verify(mutex).unlock();
        counter.add(-2);
        assertEquals(3, counter.value(), "value after add(5) and add(-2)");
        verify(pause, times(2)).run();
        counter.add(0);
        verify(pause, times(3)).run();
        assertEquals(3, counter.value(), "value after add(0)");
        var another = submission.create(Counter.class, "SharedCounter", watched(), pause);
        assertEquals(0, another.value(), "value of another counter, which is new");
        verify(pause, times(3)).run();
    }

    @Check(points = 2, title = "brings a SharedCounter back to zero after a hundred threads",
            needs = "counterLosesNoUpdate", finding = "lost-update",
            hint = "Half of the threads add one, the others take one away.")
    void hundredThreadsEndAtZero(Submission submission, Threads threads) {
        var counter = counter(submission, SharedCounterChecks::nap);
        threads.times(100, i -> counter.add(i % 2 == 0 ? 1 : -1));
        threads.join();
        assertEquals(0, counter.value(), "value after 50 times add(1) and 50 times add(-1)");
    }

    @Check(points = 4, title = "releases the mutex of a SharedCounter when the pause throws",
            needs = "counterCallsItsCollaborators", finding = "failed-update-mishandled",
            hint = "What happens on the way from the exception of the pause to the end of add: is the "
                    + "mutex given back, the number left alone, the exception passed on as it is?")
    void counterReleasesOnFailure(Submission submission) {
        var exception = new IllegalArgumentException("the pause failed");
        var error = new Error("the pause failed badly");
        var pause = mock(Runnable.class);
        doThrow(exception).doThrow(error).doNothing().when(pause).run();
        var mutex = new PlainMutex();
        var counter = submission.create(Counter.class, "SharedCounter", mutex, pause);
        assertSame(exception, assertThrows(IllegalArgumentException.class, () -> counter.add(7),
                "what add() throws when the pause throws an exception"),
                "what add() throws when the pause throws an exception");
        assertFalse(mutex.isHeld(), "the mutex is still held after the pause threw an exception");
        assertSame(error, assertThrows(Error.class, () -> counter.add(7),
                "what add() throws when the pause throws an error"),
                "what add() throws when the pause throws an error");
        assertFalse(mutex.isHeld(), "the mutex is still held after the pause threw an error");
        assertEquals(0, counter.value(), "value after two updates that failed");
        counter.add(1);
        assertEquals(1, counter.value(), "value after add(1)");
    }

    @Check(points = 2, title = "shows of a SharedCounter only what complete updates have written",
            needs = "counterReleasesOnFailure",
            hint = "Somebody may ask for the value in the middle of an update, even of one that fails later on.")
    @MatchesReference
    void counterShowsCompleteUpdates(Submission submission, Threads threads, Outcome outcome) {
        var pauses = new AtomicInteger();
        var counter = counter(submission, () -> {
            if (pauses.incrementAndGet() == 2) {
                throw new IllegalStateException("the second pause fails");
            }
        });
        threads.start("updates", () -> {
            counter.add(1);
            assertThrows(IllegalStateException.class, () -> counter.add(10),
                    "what add() throws when the pause throws an exception");
        });
        threads.start("reads", () -> outcome.set("value() meanwhile", counter.value()));
        threads.join();
        outcome.set("value() at the end", counter.value());
    }

    @Check(points = 2, title = "lets SharedCounters with mutexes of their own be updated at the same time",
            needs = "counterLosesNoUpdate",
            hint = "What do two counters share, and why?")
    @Reaches
    void countersPauseTogether(Submission submission, Threads threads, Goal goal) {
        var pausing = new Gauge();
        Runnable pause = () -> {
            pausing.enter();
            goal.reachedIf(pausing.inside() == 2);
            pausing.leave();
        };
        var one = counter(submission, pause);
        var other = counter(submission, pause);
        threads.start(() -> one.add(1));
        threads.start(() -> other.add(1));
        threads.join();
    }

    /// A mutex that works, and whose calls Mockito has seen.
    private static Mutex watched() {
        return mock(Mutex.class, delegatesTo(new PlainMutex()));
    }

    private static Counter counter(Submission submission, Runnable pause) {
        return submission.create(Counter.class, "SharedCounter", new PlainMutex(), pause);
    }

    private static void nap() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
