package semaphore.checks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.mockito.Mockito;

import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Goal;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Reaches;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import semaphore.contract.Semaphore;
import semaphore.model.SemaphoreModel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/// Permits are counted, bounded, and lent to an action; only monitors and locks are used for that.
@Topic("semaphore")
public class SemaphoreChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.util.concurrent.locks.* java.util.concurrent.atomic.* java.util.concurrent.TimeUnit
                  java.util.concurrent.ConcurrentLinkedQueue java.util.concurrent.ConcurrentLinkedDeque
                  java.util.concurrent.ThreadLocalRandom java.util.concurrent.*Exception
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.* java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.io.Serializable java.io.Closeable java.io.*Exception
            allow java.io.PrintStream only print println printf format append flush

            deny java.util.concurrent.locks.AbstractQueued* because it is a semaphore in all but name
            deny java.util.Timer* because a semaphore needs no threads of its own
            deny java.lang.Thread members sleep join because a thread that waits is blocked, and does not look now and then
            deny java.util.concurrent.TimeUnit members sleep timedJoin
                 because a thread that waits is blocked, and does not look now and then
            """;

    /// More than a word has bits, and more than a byte counts.
    private static final int MANY_PERMITS = 300;

    @Check(points = 3, title = "makes a thread wait while all permits are taken, and no longer",
            finding = "waits-wrongly",
            hint = "Who finds too few permits waits; who gives one back must wake somebody up.")
    void waitsForPermit(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 2);
        var journal = new Journal();
        semaphore.acquire();
        semaphore.acquire();
        threads.start("third", () -> {
            semaphore.acquire();
            assertEquals(List.of("release"), journal.entries(), "what came before the third of two permits");
        });
        threads.settle();
        journal.add("release");
        semaphore.release();
        threads.join();
        assertEquals(0, semaphore.availablePermits(), "permits left when the third thread has the one that came back");
    }

    @Check(points = 3, title = "knows how many permits are there to take", finding = "wrong-count",
            hint = "Follow the count through each operation, the ones that fail included.")
    void countsPermits(Submission submission) throws InterruptedException {
        var semaphore = semaphore(submission, 3);
        assertEquals(3, semaphore.availablePermits(), "permits at first");
        semaphore.acquire();
        assertEquals(2, semaphore.availablePermits(), "permits after acquire()");
        semaphore.acquire(2);
        assertEquals(0, semaphore.availablePermits(), "permits after acquire(2)");
        assertFalse(semaphore.tryAcquire(), "tryAcquire() took a permit although none was left");
        assertEquals(0, semaphore.availablePermits(), "permits after a tryAcquire() that took none");
        semaphore.release();
        assertEquals(1, semaphore.availablePermits(), "permits after release()");
        assertTrue(semaphore.tryAcquire(), "tryAcquire() took no permit although there was one");
        assertEquals(0, semaphore.availablePermits(), "permits after a tryAcquire() that took one");
        semaphore.release(3);
        assertEquals(3, semaphore.availablePermits(), "permits after release(3)");
        var large = semaphore(submission, MANY_PERMITS);
        large.acquire(MANY_PERMITS - 1);
        assertEquals(1, large.availablePermits(),
                () -> "permits after all but one of " + MANY_PERMITS + " permits were taken");
        large.release(MANY_PERMITS - 1);
        assertEquals(MANY_PERMITS, large.availablePermits(), "permits after they came back");
    }

    @Check(points = 2, title = "refuses numbers that make no sense", finding = "illegal-argument-accepted",
            hint = "A demand that can never be met must be refused, or the thread would wait for ever.")
    void refusesIllegalArguments(Submission submission, Threads threads) {
        assertEquals(2, semaphore(submission, 2).availablePermits(), "permits of a new semaphore");
        assertThrows(IllegalArgumentException.class, () -> semaphore(submission, 0), "a bound of 0");
        assertThrows(IllegalArgumentException.class, () -> semaphore(submission, -1), "a bound of -1");
        for (var fair : List.of(true, false)) {
            assertEquals(2, ordered(submission, 2, fair).availablePermits(), "permits of a new semaphore");
            assertThrows(IllegalArgumentException.class, () -> ordered(submission, 0, fair), "a bound of 0");
            assertThrows(IllegalArgumentException.class, () -> ordered(submission, -1, fair), "a bound of -1");
        }
        var semaphore = semaphore(submission, 2);
        var caller = threads.start("caller", () -> {
            assertThrows(IllegalArgumentException.class, () -> semaphore.acquire(0), "acquire(0)");
            assertThrows(IllegalArgumentException.class, () -> semaphore.acquire(-1), "acquire(-1)");
            assertThrows(IllegalArgumentException.class, () -> semaphore.acquire(3), "acquire(3) of two");
            assertThrows(IllegalArgumentException.class, () -> semaphore.release(0), "release(0)");
            assertThrows(IllegalArgumentException.class, () -> semaphore.release(-1), "release(-1)");
        });
        threads.settle();
        caller.interrupt(); // or acquire(3) might wait for ever
        threads.join();
        Finding.named("wrong-count").hint("Is anything changed before the test that refuses?").unless(
                () -> assertEquals(2, semaphore.availablePermits(), "permits after calls that were refused"));
    }

    @Check(points = 2, title = "refuses permits that nobody took", finding = "over-release-accepted",
            hint = "Is what comes back compared with what is taken? Can a sum overflow?")
    void refusesOverRelease(Submission submission) throws InterruptedException {
        var semaphore = semaphore(submission, 2);
        assertThrows(IllegalStateException.class, semaphore::release, "release() where none is taken");
        semaphore.acquire();
        assertThrows(IllegalStateException.class, () -> semaphore.release(2), "release(2) where one is taken");
        assertThrows(IllegalStateException.class, () -> semaphore.release(Integer.MAX_VALUE), "a very large release");
    }

    @Check(points = 1, title = "keeps the permits of one semaphore apart from those of another",
            needs = "countsPermits", finding = "wrong-count",
            hint = "Is anything shared, or static, that belongs to one semaphore?")
    void semaphoresAreIndependent(Submission submission, Threads threads) throws InterruptedException {
        var busy = ordered(submission, 1, true);
        busy.acquire();
        threads.start("waiting", busy::acquire);
        threads.settle();
        var idle = ordered(submission, 3, true);
        assertEquals(3, idle.availablePermits(), "permits of a new semaphore while another one has none left");
        assertEquals(0, busy.availablePermits(), "permits of the older semaphore");
        assertTrue(idle.tryAcquire(),
                "tryAcquire() took no permit although there was one, because a thread waits at another semaphore");
        idle.acquire(2);
        Finding.named("over-release-accepted").hint("Does each semaphore know how many permits are its own?").unless(
                () -> assertThrows(IllegalStateException.class, () -> idle.release(4),
                        "release(4) where three are taken"));
        busy.release();
        threads.join();
        assertEquals(0, idle.availablePermits(), "permits of the semaphore that all were taken of");
    }

    @Check(points = 2, title = "is as it was after it refused a release", finding = "over-release-counted",
            hint = "Is anything changed before the test that refuses? An exception does not undo it.")
    void overReleaseChangesNothing(Submission submission) throws InterruptedException {
        var semaphore = semaphore(submission, 2);
        var accepted = Finding.named("over-release-accepted");
        accepted.unless(() -> assertThrows(IllegalStateException.class, semaphore::release,
                "release() where none is taken"));
        assertEquals(2, semaphore.availablePermits(), "permits after a refused release()");
        semaphore.acquire();
        accepted.unless(() -> assertThrows(IllegalStateException.class, () -> semaphore.release(2),
                "release(2) where one is taken"));
        assertEquals(1, semaphore.availablePermits(), "permits after a refused release(2)");
        assertTrue(semaphore.tryAcquire(), "tryAcquire() did not take the second of two permits");
        assertFalse(semaphore.tryAcquire(), "tryAcquire() took a third permit of two");
    }

    @Check(points = 3, title = "runs an action once, with a permit, and gives the permit back",
            finding = "action-run-wrongly", hint = "Take, run, give back.")
    void runsActionOnce(Submission submission) throws InterruptedException {
        var semaphore = semaphore(submission, 2);
        var caller = Thread.currentThread();
        var action = Mockito.mock(Runnable.class);
        doAnswer(_ -> {
            assertEquals(0, semaphore.availablePermits(), "permits while an action runs inside another one");
            assertSame(caller, Thread.currentThread(), "the thread that runs the action");
            caller.interrupt();
            return null;
        }).when(action).run();
        semaphore.withPermit(() -> {
            assertEquals(1, semaphore.availablePermits(), "permits while the action runs");
            assertDoesNotThrow(() -> semaphore.withPermit(action));
            Finding.named("interrupt-mishandled").unless(() -> assertTrue(Thread.interrupted(),
                    "withPermit() lost the interrupt status that the action had set"));
        });
        verify(action).run();
        Finding.named("permit-kept").unless(
                () -> assertEquals(2, semaphore.availablePermits(), "permits after the actions"));
    }

    @Check(points = 3, title = "gives the permit back when the action fails", finding = "permit-kept",
            hint = "On which ways out of withPermit() is the permit given back?")
    void givesPermitBackWhenActionFails(Submission submission) {
        var semaphore = semaphore(submission, 1);
        var action = Mockito.mock(Runnable.class);
        var failure = new IllegalArgumentException("the action's own");
        doThrow(failure).when(action).run();
        var changed = Finding.named("action-run-wrongly").hint("Is what the action throws passed on as it is?");
        changed.unless(() -> assertSame(failure, assertThrows(IllegalArgumentException.class,
                () -> semaphore.withPermit(action)), "what withPermit() throws when the action throws an exception"));
        changed.unless(() -> verify(action).run());
        assertEquals(1, semaphore.availablePermits(), "permits after the action failed");
        var error = new Error("the action's own");
        doThrow(error).when(action).run();
        changed.unless(() -> assertSame(error, assertThrows(Error.class, () -> semaphore.withPermit(action)),
                "what withPermit() throws when the action throws an error"));
        assertEquals(1, semaphore.availablePermits(), "permits after the action failed with an error");
    }

    @Check(points = 2, title = "neither runs the action nor gives a permit back when it got none",
            needs = "interruptEndsWaiting", finding = "permit-from-nowhere",
            hint = "Which lines run if acquire() throws?")
    void interruptedBeforeActionGivesNothingBack(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        var action = Mockito.mock(Runnable.class);
        var caller = threads.start("caller",
                () -> assertThrows(InterruptedException.class, () -> semaphore.withPermit(action)));
        threads.settle();
        caller.interrupt();
        threads.join();
        Finding.named("action-run-wrongly").hint("Which lines run if acquire() throws?")
                .unless(() -> verify(action, never()).run());
        assertEquals(0, semaphore.availablePermits(), "the only permit is still taken");
    }

    @Check(points = 2, title = "lets as many actions run together as there are permits", needs = "runsActionOnce",
            hint = "The action is somebody else's code: run it while you hold a permit, but no lock.")
    @Explore
    @Reaches
    void runsActionsTogether(Submission submission, Threads threads, Goal goal) {
        var semaphore = semaphore(submission, 2);
        var inside = new Gauge();
        threads.times(2, _ -> semaphore.withPermit(() -> {
            inside.enter();
            goal.reachedIf(inside.inside() == 2);
            inside.leave();
        }));
        threads.join();
    }

    @Check(points = 3, title = "answers concurrent calls as if they came one after the other", needs = "countsPermits",
            hint = "Does a step lie between the test of the count and its change, that another thread "
                    + "could come into?")
    @Linearizable
    void isLinearizable(Histories histories) {
        histories.areExplainedBy(SemaphoreModel.class, Operations.class);
    }

    @Check(points = 3, title = "is built from monitors or locks, not from ready-made synchronizers, and never polls",
            needs = "waitsForPermit", finding = "forbidden-api",
            hint = "Allowed: monitors, Lock, Condition, LockSupport, atomics, ConcurrentLinkedQueue.")
    @Structure
    void isBuiltFromMonitorsAndLocks(Code code) {
        code.usesOnly(BLOCKS);
    }

    private static Semaphore semaphore(Submission submission, int permits) {
        return submission.create(Semaphore.class, "BoundedSemaphore", permits);
    }

    private static Semaphore ordered(Submission submission, int permits, boolean fair) {
        return submission.create(Semaphore.class, "BoundedSemaphore", permits, fair);
    }

    /// What histories are made of, on two permits.
    public static class Operations {

        private final Semaphore semaphore = semaphore(Submission.current(), 2);

        @Operation(blocking = true)
        public void acquire() throws InterruptedException {
            semaphore.acquire();
        }

        @Operation(blocking = true)
        public boolean tryAcquireInTime() throws InterruptedException {
            return semaphore.tryAcquire(1, TimeUnit.SECONDS);
        }

        @Operation
        public boolean tryAcquire() {
            return semaphore.tryAcquire();
        }

        @Operation
        public void release(@Param(gen = IntGen.class, conf = "1:2") int n) {
            semaphore.release(n);
        }

        @Operation
        public int availablePermits() {
            return semaphore.availablePermits();
        }
    }
}
