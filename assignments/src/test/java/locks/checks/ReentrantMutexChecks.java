package locks.checks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import locks.contract.OwnedMutex;
import locks.model.OwnedMutexModel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A mutex with an owner and a count of holds, built from a monitor.
@Topic("locks")
public class ReentrantMutexChecks {

    /// More than a byte counts.
    private static final int MANY_HOLDS = 300;

    @Check(points = 4, title = "counts the holds of a ReentrantMutex's owner, and of nobody else",
            finding = "lock-state-wrong",
            hint = "Follow owner and count through lock, lock, unlock, unlock, lock: the last one starts afresh.")
    void reentrantMutexCountsHolds(Submission submission, Threads threads) {
        var mutex = reentrantMutex(submission);
        var another = reentrantMutex(submission);
        assertEquals(0, mutex.holdCount(), "holds at first");
        mutex.lock();
        mutex.lock();
        assertTrue(mutex.tryLock(), "tryLock() failed for the owner");
        assertEquals(3, mutex.holdCount(), "holds after lock(), lock(), tryLock()");
        assertEquals(0, holdsElsewhere(mutex, threads), "holds of another thread");
        assertFalse(MutexPrograms.triedElsewhere(mutex, threads), "tryLock() took a mutex that has an owner");
        assertEquals(0, another.holdCount(), "holds of another mutex, which is free");
        assertTrue(another.tryLock(), "tryLock() failed on a free mutex because of another one that is held");
        assertEquals(1, another.holdCount(), "holds of another mutex after its tryLock()");
        another.unlock();
        mutex.unlock();
        assertEquals(2, mutex.holdCount(), "holds after one unlock()");
        mutex.unlock();
        assertEquals(1, mutex.holdCount(), "holds after two unlock()s");
        mutex.unlock();
        assertEquals(0, mutex.holdCount(), "holds after the last unlock()");
        mutex.lock();
        assertEquals(1, mutex.holdCount(), "holds after the next lock()");
        mutex.unlock();
        for (int hold = 1; hold <= MANY_HOLDS; hold++) {
            mutex.lock();
        }
        assertEquals(MANY_HOLDS, mutex.holdCount(), "holds after as many calls of lock()");
        for (int hold = 1; hold < MANY_HOLDS; hold++) {
            mutex.unlock();
        }
        assertEquals(1, mutex.holdCount(), "holds before the last of many unlock()s");
        mutex.unlock();
        assertEquals(0, mutex.holdCount(), "holds after the last of many unlock()s");
        assertTrue(MutexPrograms.triedElsewhere(mutex, threads), "tryLock() failed although the mutex was free");
        assertEquals(0, mutex.holdCount(), "holds of a thread that is not the owner");
    }

    @Check(points = 2, title = "tells each thread its own holds of a ReentrantMutex, whatever others do",
            needs = "reentrantMutexExcludes", finding = "lock-state-wrong",
            hint = "Can the owner leave, and another one come, while holdCount looks? What tells two "
                    + "threads of one name apart?")
    @Explore
    void reentrantMutexHoldCountIsTheCallers(Submission submission, Threads threads) {
        var mutex = reentrantMutex(submission);
        Threads.Task holder = () -> {
            for (int round = 1; round <= 2; round++) {
                mutex.lock();
                assertEquals(1, mutex.holdCount(), "holds of the owner");
                mutex.unlock();
            }
        };
        threads.start("twin", holder);
        threads.start("twin", () -> assertEquals(0, mutex.holdCount(), "holds of a thread that never locked"));
        threads.join();
    }

    @Check(points = 1, title = "excludes threads that take a ReentrantMutex by tryLock from those that lock it",
            needs = "reentrantMutexExcludes", finding = "mutual-exclusion-violated",
            hint = "Is what tryLock saw still so when it takes the mutex?")
    @Explore
    void reentrantMutexTakesTurnsWithTryLock(Submission submission, Threads threads) {
        MutexPrograms.takeTurnsWithTryLock(reentrantMutex(submission), threads);
    }

    @Check(points = 6, title = "never lets two threads hold a ReentrantMutex at once, and lets all in at last",
            needs = "reentrantMutexCountsHolds", finding = "mutual-exclusion-violated",
            hint = "Can a thread go on without having seen, in one step with taking it, that the mutex "
                    + "is free?")
    @Explore
    void reentrantMutexExcludes(Submission submission, Threads threads) {
        MutexPrograms.takeTurns(reentrantMutex(submission), 3, threads);
    }

    @Check(points = 3, title = "keeps a ReentrantMutex held until the last of its owner's unlocks",
            needs = "reentrantMutexExcludes", finding = "mutual-exclusion-violated",
            hint = "What does an inner unlock give back, whose caller is still inside the outer lock?")
    @Explore
    void reentrantMutexIsHeldToTheLastUnlock(Submission submission, Threads threads) {
        var mutex = reentrantMutex(submission);
        var section = new Section();
        threads.times(2, i -> {
            mutex.lock();
            mutex.lock();
            mutex.unlock();
            section.passAlone();
            mutex.unlock();
        });
        threads.join();
    }

    @Check(points = 4, title = "refuses to unlock a ReentrantMutex for a thread that does not own it",
            needs = "reentrantMutexCountsHolds", finding = "unlock-by-non-owner",
            hint = "Is anything changed before it is known whether the caller may unlock?")
    void reentrantMutexRefusesStrangers(Submission submission, Threads threads) {
        var mutex = reentrantMutex(submission);
        assertThrows(IllegalMonitorStateException.class, mutex::unlock, "unlock() of a free mutex");
        mutex.lock();
        threads.start("stranger", () -> assertThrows(IllegalMonitorStateException.class, mutex::unlock,
                "unlock() of a mutex that another thread owns"));
        threads.join();
        assertEquals(1, mutex.holdCount(), "holds of the owner after a stranger's unlock()");
        assertFalse(MutexPrograms.triedElsewhere(mutex, threads), "a stranger's unlock() freed the mutex");
        mutex.unlock();
        assertThrows(IllegalMonitorStateException.class, mutex::unlock, "one unlock() too many");
        assertTrue(MutexPrograms.triedElsewhere(mutex, threads), "tryLock() failed although the mutex was free");
    }

    @Check(points = 3, title = "lets nobody into a ReentrantMutex because wait returned for no reason",
            needs = "reentrantMutexExcludes", finding = "mutual-exclusion-violated",
            hint = "The Javadoc of Object.wait says when it may return, and what to wait in.")
    @Explore(spuriousWakeups = 1)
    void reentrantMutexSurvivesSpuriousWakeups(Submission submission, Threads threads) {
        MutexPrograms.takeTurns(reentrantMutex(submission), 2, threads);
    }

    @Check(points = 4, title = "neither ends the wait for a ReentrantMutex on an interrupt nor loses the interrupt",
            needs = "reentrantMutexExcludes", finding = "interrupt-mishandled",
            hint = "Which calls clear the interrupt status? When is it set again: before another wait, "
                    + "or after the last one?")
    @Explore
    void reentrantMutexOutlastsInterrupts(Submission submission, Threads threads) {
        var mutex = reentrantMutex(submission);
        mutex.lock();
        Thread.currentThread().interrupt();
        mutex.lock();
        assertTrue(mutex.tryLock(), "tryLock() of the owner failed because the thread was interrupted");
        mutex.unlock();
        assertTrue(Thread.interrupted(), "lock(), tryLock() or unlock() of the owner lost an interrupt");
        mutex.unlock();
        mutex.unlock();
        mutex.lock();
        var inside = new AtomicBoolean();
        var waiting = threads.start("waiting", () -> {
            mutex.lock();
            inside.set(true);
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt that came during the wait is lost");
            mutex.unlock();
        });
        threads.start("undisturbed", () -> {
            mutex.lock();
            mutex.unlock();
            assertFalse(Thread.currentThread().isInterrupted(), "lock() interrupted a thread when another one was");
        });
        for (int interrupt = 1; interrupt <= 2; interrupt++) {
            threads.settle();
            waiting.interrupt();
            threads.settle();
            Finding.named("mutual-exclusion-violated")
                    .hint("What does a thread know of the mutex when its wait has ended?")
                    .unless(() -> assertFalse(inside.get(),
                            "an interrupt let a thread in although another one holds the mutex"));
            assertTrue(waiting.isAlive(), "an interrupt made lock() give up");
        }
        mutex.lock();
        assertFalse(Thread.interrupted(), "lock() interrupted the owner when another thread was");
        mutex.unlock();
        mutex.unlock();
        threads.join();
    }

    @Check(points = 1, title = "wakes at each ReentrantMutex those who wait for this one",
            needs = "reentrantMutexExcludes", finding = "lost-wakeup",
            hint = "Threads that wait for different mutexes: in how many monitors do they sleep?")
    @Explore(preemptions = 1)
    void reentrantMutexesWakeTheirOwn(Submission submission, Threads threads) {
        var mutex = reentrantMutex(submission);
        var another = reentrantMutex(submission);
        var mayLeave = new CountDownLatch(1);
        mutex.lock();
        another.lock();
        threads.start("for another", () -> {
            another.lock();
            another.unlock();
        });
        threads.settle();
        threads.start("for this one", () -> {
            mutex.lock();
            mutex.unlock();
            mayLeave.countDown();
        });
        threads.settle();
        mutex.unlock();
        await(mayLeave);
        another.unlock();
        threads.join();
    }

    @Check(points = 3, title = "answers calls of a ReentrantMutex as if they came one after the other",
            needs = "reentrantMutexRefusesStrangers",
            hint = "Does a step lie between what a call finds out about the owner and what it does about "
                    + "it?")
    @Linearizable
    void reentrantMutexIsLinearizable(Histories histories) {
        histories.areExplainedBy(OwnedMutexModel.class, OwnedMutexOperations.class);
    }

    /// What the histories of a `ReentrantMutex` are made of.
    public static class OwnedMutexOperations {

        private final OwnedMutex mutex = reentrantMutex(Submission.current());

        /// Takes the mutex.
        @Operation(blocking = true)
        public void lock(@Param(gen = ThreadIdGen.class) int thread) {
            mutex.lock();
        }

        /// Tries to take the mutex.
        @Operation
        public boolean tryLock(@Param(gen = ThreadIdGen.class) int thread) {
            return mutex.tryLock();
        }

        /// Tries to unlock.
        @Operation
        public boolean unlock(@Param(gen = ThreadIdGen.class) int thread) {
            try {
                mutex.unlock();
                return true;
            } catch (IllegalMonitorStateException e) {
                return false;
            }
        }

        /// Counts the holds.
        @Operation
        public int holdCount(@Param(gen = ThreadIdGen.class) int thread) {
            return mutex.holdCount();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private static int holdsElsewhere(OwnedMutex mutex, Threads threads) {
        var holds = new AtomicInteger();
        threads.start(() -> holds.set(mutex.holdCount()));
        threads.join();
        return holds.get();
    }

    private static OwnedMutex reentrantMutex(Submission submission) {
        return submission.create(OwnedMutex.class, "ReentrantMutex");
    }
}
