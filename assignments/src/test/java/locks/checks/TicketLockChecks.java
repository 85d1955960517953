package locks.checks;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import locks.contract.Mutex;
import locks.model.MutexModel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/// A lock that is first come, first served.
@Topic("locks")
public class TicketLockChecks {

    @Check(points = 4, title = "takes a free TicketLock, refuses a held one, and gives it back",
            finding = "lock-state-wrong",
            hint = "Follow the queue through each call: what does it look like after a tryLock that "
                    + "failed, and after unlock()?")
    void ticketLockTakesAndGives(Submission submission, Threads threads) {
        MutexPrograms.takeAndGive(ticketLock(submission), ticketLock(submission), threads);
    }

    @Check(points = 6, title = "never lets two threads hold a TicketLock at once", needs = "ticketLockTakesAndGives",
            finding = "mutual-exclusion-violated",
            hint = "Can two threads have the same place in the queue? How does each of them see that its "
                    + "turn has come?")
    @Explore
    void ticketLockExcludes(Submission submission, Threads threads) {
        MutexPrograms.takeTurns(ticketLock(submission), 3, threads);
    }

    @Check(points = 2, title = "excludes threads that take a TicketLock by tryLock from those that lock it",
            needs = "ticketLockExcludes", finding = "mutual-exclusion-violated",
            hint = "Is what tryLock saw still so when it takes the lock? Somebody may have come, left, "
                    + "and come again.")
    @Explore
    void ticketLockTakesTurnsWithTryLock(Submission submission, Threads threads) {
        MutexPrograms.takeTurnsWithTryLock(ticketLock(submission), threads);
    }

    @Check(points = 1, title = "neither ends the wait for a TicketLock on an interrupt nor loses the interrupt",
            needs = "ticketLockExcludes", finding = "interrupt-mishandled",
            hint = "Does an interrupt end the wait? Does any call clear the interrupt status, and who "
                    + "sets it again?")
    @Explore(preemptions = 1, schedules = 200)
    void ticketLockOutlastsInterrupts(Submission submission, Threads threads) {
        MutexPrograms.outlastInterrupts(ticketLock(submission), threads);
    }

    @Check(points = 1, title = "makes a thread that holds a TicketLock wait for itself when it locks again",
            needs = "ticketLockTakesAndGives", finding = "lock-state-wrong",
            hint = "Does lock() care who holds the lock? Here a thread that holds it waits like any "
                    + "other.")
    @Explore(preemptions = 1, schedules = 200)
    void ticketLockIsNotReentrant(Submission submission, Threads threads) {
        MutexPrograms.lockTwice(ticketLock(submission), threads);
    }

    @Check(points = 1, title = "serves more threads, more often, than a TicketLock has seen before",
            needs = "ticketLockServesInOrder", finding = "not-first-come-first-served",
            hint = "What tells who came first? How many places in the queue can be told apart?")
    void ticketLockServesACrowd(Submission submission, Threads threads) {
        var lock = ticketLock(submission);
        for (int round = 1; round <= 300; round++) {
            lock.lock();
            lock.unlock();
        }
        lock.lock();
        var served = new Journal();
        var arrivals = IntStream.rangeClosed(1, 12).mapToObj(i -> "thread " + i).toList().reversed();
        var gates = arrivals.reversed().stream().map(name -> gate(name, lock, served, threads)).toList();
        for (var gate : gates.reversed()) { // the thread that was started last arrives first
            gate.countDown();
            threads.settle();
        }
        assertEquals(List.of(), served.entries(), "who got the lock while another thread held it");
        lock.unlock();
        threads.join();
        assertEquals(arrivals, served.entries(), "who was served, in this order");
    }

    /// Starts a thread that locks when its gate is opened.
    private static CountDownLatch gate(String name, Mutex lock, Journal served, Threads threads) {
        var gate = new CountDownLatch(1);
        threads.start(name, () -> {
            gate.await();
            lock.lock();
            served.add(name);
            lock.unlock();
        });
        return gate;
    }

    @Check(points = 6, title = "serves the threads that wait for a TicketLock in the order of their arrival",
            needs = "ticketLockExcludes", finding = "not-first-come-first-served",
            hint = "A thread that unlocks and locks again at once comes after all who wait already.")
    @Explore
    void ticketLockServesInOrder(Submission submission, Threads threads) {
        var lock = ticketLock(submission);
        var served = new Journal();
        lock.lock();
        for (var name : List.of("first", "second")) {
            threads.start(name, () -> {
                lock.lock();
                served.add(name);
                lock.unlock();
            });
            threads.settle(); // it waits in the queue now
        }
        lock.unlock();
        lock.lock();
        assertEquals(List.of("first", "second"), served.entries(), "who was served before the first holder again");
        lock.unlock();
        threads.join();
    }

    @Check(points = 3, title = "lets no tryLock of a TicketLock overtake a thread that waits",
            needs = "ticketLockServesInOrder", finding = "waiting-thread-overtaken",
            hint = "Right after unlock nobody is inside yet, and still the lock is not free: somebody waits for it.")
    @Explore
    void ticketLockTryLockNeverOvertakes(Submission submission, Threads threads) {
        var lock = ticketLock(submission);
        var mayLeave = new CountDownLatch(1);
        lock.lock();
        threads.start("waiting", () -> {
            lock.lock();
            mayLeave.await();
            lock.unlock();
        });
        threads.settle();
        lock.unlock();
        assertFalse(lock.tryLock(), "tryLock() succeeded although a thread waits for the lock or holds it");
        mayLeave.countDown();
        threads.join();
    }

    @Check(points = 3, title = "answers calls of a TicketLock as if they came one after the other",
            needs = "ticketLockTakesAndGives",
            hint = "Can another thread come between a look at the lock and its taking?")
    @Linearizable
    void ticketLockIsLinearizable(Histories histories) {
        histories.areExplainedBy(MutexModel.class, TicketLockOperations.class);
    }

    /// What the histories of a `TicketLock` are made of.
    public static class TicketLockOperations extends MutexOperations {
        /// Makes a free lock.
        public TicketLockOperations() {
            super("TicketLock");
        }
    }

    private static Mutex ticketLock(Submission submission) {
        return submission.create(Mutex.class, "TicketLock");
    }
}
