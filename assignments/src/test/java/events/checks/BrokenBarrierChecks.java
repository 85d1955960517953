package events.checks;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Timers;
import dev.lockstep.api.Topic;
import events.contract.Barrier;

import static events.checks.Events.assertGivesUpAfter;
import static events.checks.Events.assertInterrupted;
import static events.checks.Events.assertNoticesInterrupt;
import static dev.lockstep.api.Waits.assertOnTime;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A barrier breaks for all when one thread gives up, stays broken until it is reset, and never in the middle of a round.
@Topic("events")
public class BrokenBarrierChecks {

    @Check(points = 3, title = "breaks when a thread that waits is interrupted",
            finding = "barrier-state-wrong",
            hint = "Whom does the interrupt concern, beside the thread that was interrupted?")
    void interruptBreaks(Submission submission, Threads threads) {
        for (var timed : new boolean[]{false, true}) {
            var barrier = Events.barrier(submission, 4);
            var interrupted = threads.startAndSettle("interrupted " + timed,
                    () -> assertInterrupted("await", () -> arrive(barrier, timed)));
            startThatBreak(threads, barrier, timed);
            interrupted.interrupt();
            threads.join();
            assertOnTime(Duration.ZERO, threads.elapsed());
            assertStaysBroken(barrier, "after an interrupt");
        }
    }

    @Check(points = 1, title = "breaks when a thread comes that was interrupted before", needs = "interruptBreaks",
            finding = "barrier-state-wrong", hint = "What does the last thread look at that arrives, beside the count?")
    void earlierInterruptBreaks(Submission submission, Threads threads) {
        var first = Events.barrier(submission, 2);
        assertNoticesInterrupt("await()", first::await);
        assertStaysBroken(first, "after an interrupted thread came first");
        assertLosesNoInterrupt(first);
        var second = Events.barrier(submission, 3);
        startThatBreak(threads, second, false);
        assertNoticesInterrupt("await(1, HOURS)", () -> second.await(1, HOURS));
        threads.join();
        assertStaysBroken(second, "after an interrupted thread came last");
        var third = Events.barrier(submission, 2);
        assertNoticesInterrupt("await(0, SECONDS)", () -> third.await(0, SECONDS));
        assertStaysBroken(third, "after an interrupted thread came that would not have waited");
    }

    /// Either exception is right where the barrier is broken and the thread interrupted.
    private static void assertLosesNoInterrupt(Barrier broken) {
        Thread.currentThread().interrupt();
        var end = end(broken::await);
        Finding.named("interrupt-mishandled").unless(() -> assertEquals(
                !end.equals("InterruptedException"), Thread.interrupted(),
                () -> "the interrupt status after the " + end + " of await() at a barrier that was broken before"));
    }

    private static void startThatBreak(Threads threads, Barrier barrier, boolean timed) {
        threads.startAndSettle("patient 1 " + timed, () -> assertThrows(BrokenBarrierException.class, barrier::await,
                "await() while another thread gives up"));
        threads.startAndSettle("patient 2 " + timed, () -> assertThrows(BrokenBarrierException.class,
                () -> barrier.await(2, HOURS), "await(2, HOURS) while another thread gives up"));
    }

    private static void assertStaysBroken(Barrier barrier, String since) {
        for (var i = 1; i <= 4; i++) {
            assertTrue(barrier.isBroken(), () -> "isBroken() " + since);
            assertEquals(0, barrier.waiting(), () -> "waiting() " + since);
            assertThrows(BrokenBarrierException.class, barrier::await, () -> "await() " + since);
            assertThrows(BrokenBarrierException.class, () -> barrier.await(1, HOURS), () -> "await(1, HOURS) " + since);
        }
    }

    private static int arrive(Barrier barrier, boolean timed)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        return timed ? barrier.await(1, HOURS) : barrier.await();
    }

    @Check(points = 2, title = "breaks exactly when the time of a thread is over",
            finding = "wrong-timeout",
            hint = "What becomes of the unit on the way to the wait, what of a timeout of zero, and who else is concerned?")
    void timeoutBreaks(Submission submission, Threads threads) throws Exception {
        var barrier = Events.barrier(submission, 4);
        startThatBreak(threads, barrier, false);
        assertGivesUpAfter(Duration.ofMillis(1500), threads, 1500, MILLISECONDS,
                (timeout, unit) -> giveUp(barrier, timeout, unit));
        threads.join();
        assertOnTime(Duration.ofMillis(1500), threads.elapsed());
        assertStaysBroken(barrier, "after a timeout");
        for (var timeout : new long[]{0, -1, Long.MIN_VALUE}) {
            barrier.reset();
            threads.startAndSettle("patient " + timeout, () -> assertThrows(BrokenBarrierException.class,
                    barrier::await, "await() while another thread gives up"));
            assertGivesUpAfter(Duration.ZERO, threads, timeout, SECONDS, (_, unit) -> giveUp(barrier, timeout, unit));
            threads.join();
            assertStaysBroken(barrier, "after a timeout of zero or less");
        }
    }

    private static void giveUp(Barrier barrier, long timeout, TimeUnit unit) {
        assertThrows(TimeoutException.class, () -> barrier.await(timeout, unit),
                () -> "await(" + timeout + ", " + unit + ") where a party is missing");
    }

    @Check(points = 1, title = "measures a timeout at the barrier of any length, however often a thread wakes up",
            needs = "timeoutBreaks", finding = "wrong-timeout",
            hint = "Follow the number and its unit to the wait. Is the deadline worked out once, or after each wake-up?")
    @Explore(preemptions = 0, spuriousWakeups = 1)
    void barrierMeasuresAnyTimeout(Submission submission, Threads threads) throws Exception {
        var barrier = Events.barrier(submission, 3);
        assertGivesUpAfter(Duration.ofNanos(900_000), threads, 900, MICROSECONDS,
                (timeout, unit) -> giveUp(barrier, timeout, unit));
        barrier.reset();
        assertGivesUpAfter(Duration.ofDays(40), threads, 40, DAYS, (timeout, unit) -> giveUp(barrier, timeout, unit));
        barrier.reset();
        threads.start("waits", () -> assertGivesUpAfter(Duration.ofSeconds(1), threads, 1, SECONDS,
                (timeout, unit) -> giveUp(barrier, timeout, unit)));
        Thread.sleep(400);
        threads.start("comes later",
                () -> assertThrows(BrokenBarrierException.class, barrier::await,
                        "await() while another thread gives up"));
        threads.join();
        barrier.reset();
        threads.start("waits for long", () -> barrier.await(Long.MAX_VALUE, NANOSECONDS));
        threads.start("waits for longer", () -> barrier.await(Long.MAX_VALUE, DAYS));
        Thread.sleep(Duration.ofDays(1));
        barrier.await();
        threads.join();
    }

    @Check(points = 2, title = "is whole after a reset, and breaks the round of those that wait",
            needs = "interruptBreaks", finding = "barrier-state-wrong",
            hint = "What does reset() have to change, for those that wait and for those that come?")
    void resetBeginsAnew(Submission submission, Threads threads) {
        var barrier = Events.barrier(submission, 3);
        assertFalse(barrier.isBroken(), "isBroken() of a new barrier");
        barrier.reset();
        startThatBreak(threads, barrier, false);
        barrier.reset();
        threads.join();
        assertOnTime(Duration.ZERO, threads.elapsed());
        assertPasses(threads, barrier);
        giveUp(barrier, 1, SECONDS);
        assertTrue(barrier.isBroken(), "isBroken() after a timeout");
        barrier.reset();
        assertPasses(threads, barrier);
        assertPasses(threads, barrier);
    }

    private static void assertPasses(Threads threads, Barrier barrier) {
        assertFalse(barrier.isBroken(), "isBroken() after reset()");
        assertEquals(0, barrier.waiting(), "waiting() when nobody has arrived since");
        threads.startAndSettle("passes 1", barrier::await);
        threads.startAndSettle("passes 2", () -> barrier.await(1, HOURS));
        assertEquals(2, barrier.waiting(), "waiting() when two of three have arrived");
        threads.startAndSettle("passes 3", barrier::await);
        threads.join();
        assertFalse(barrier.isBroken(), "isBroken() after a round in which all arrived");
    }

    @Check(points = 2, title = "breaks no round but that of the threads that waited at the reset",
            needs = "resetBeginsAnew", finding = "rounds-mixed",
            hint = "A thread wakes up late and finds the barrier whole again. How can it know that its round is broken?")
    @Explore(preemptions = 1)
    void resetConcernsOneRound(Submission submission, Threads threads) {
        var barrier = Events.barrier(submission, 2);
        threads.startAndSettle("before",
                () -> assertThrows(BrokenBarrierException.class, barrier::await, "await() that began before reset()"));
        barrier.reset();
        threads.times(2, _ -> barrier.await());
        threads.join();
        assertFalse(barrier.isBroken(), "isBroken() after a round in which all arrived");
    }

    @Check(points = 1, title = "breaks no round for an interrupt of a thread that waited at the reset",
            needs = "resetConcernsOneRound", finding = "rounds-mixed",
            hint = "A thread is interrupted when its round is over already, or broken. Whom does that concern?")
    @Explore(preemptions = 1)
    void resetOutlastsInterrupts(Submission submission, Threads threads) {
        var barrier = Events.barrier(submission, 2);
        var before = threads.startAndSettle("before", () -> assertNotEquals("passed", end(barrier::await),
                "what became of await() that began before reset()"));
        barrier.reset();
        before.interrupt();
        threads.times(2, _ -> assertDoesNotThrow(() -> barrier.await(),
                "await() that began after reset(), where a thread was interrupted that had come before"));
        threads.join();
        assertFalse(barrier.isBroken(), "isBroken() after a round in which all arrived");
    }

    @Check(points = 2, title = "lets pass all threads of a round or none, though one of them is interrupted",
            needs = "interruptBreaks",
            hint = "The last one has arrived, and a thread that has not run yet is interrupted. May it still throw?")
    @Explore(preemptions = 1)
    @MatchesReference
    void allOrNoneWhenInterrupted(Submission submission, Threads threads, Outcome outcome) {
        var barrier = Events.barrier(submission, 2);
        var interrupted = new AtomicBoolean();
        var first = threads.start("interrupted", () -> {
            outcome.set("the interrupted thread", end(barrier::await));
            if (interrupted.get()) {
                outcome.set("interrupt status", Thread.currentThread().isInterrupted());
            }
        });
        threads.start("other", () -> outcome.set("the other one", end(barrier::await)));
        first.interrupt();
        interrupted.set(true);
        threads.join();
        outcome.set("broken", barrier.isBroken());
    }

    @Check(points = 2, title = "lets pass all threads of a round or none, though the time of one is over",
            needs = "timeoutBreaks",
            hint = "The last one has arrived, and the time of a thread that has not run yet is over. May it still throw?")
    @Explore(timers = Timers.ANY_DELAY, preemptions = 1)
    @MatchesReference
    void allOrNoneAtTimeout(Submission submission, Threads threads, Outcome outcome) {
        var barrier = Events.barrier(submission, 2);
        threads.start("timed", () -> outcome.set("the timed thread", end(() -> barrier.await(1, SECONDS))));
        threads.start("other", () -> outcome.set("the other one", end(barrier::await)));
        threads.join();
        outcome.set("broken", barrier.isBroken());
    }

    @Check(points = 1, title = "lets a round pass once the last one has arrived, whatever comes then",
            needs = "timeoutBreaks", finding = "rounds-mixed",
            hint = "All have arrived, and a thread has not run yet. What may still become of its round?")
    void lastArrivalDecides(Submission submission, Threads threads) throws Exception {
        var barrier = Events.barrier(submission, 3, BrokenBarrierChecks::takeTwoSeconds);
        var waiting = threads.startAndSettle("interrupted", () -> {
            assertDoesNotThrow(() -> barrier.await(), "await() that is interrupted while the action runs");
            assertTrue(Thread.interrupted(), "the interrupt status, when an interrupt came while the action ran");
        });
        threads.startAndSettle("timed", () -> assertDoesNotThrow(() -> barrier.await(1, SECONDS),
                "await(1, SECONDS) whose time is over while the action runs"));
        threads.start("interrupts", () -> {
            Thread.sleep(500);
            waiting.interrupt();
        });
        barrier.await();
        threads.join();
        assertFalse(barrier.isBroken(), "isBroken() after a round in which all arrived");
        assertNobodyElseDecides(Events.barrier(submission, 2, BrokenBarrierChecks::takeTwoSeconds), threads);
        var quick = Events.barrier(submission, 2);
        threads.startAndSettle("passes", () -> assertDoesNotThrow(() -> quick.await(),
                "await() of a round in which all arrived, where the next one breaks"));
        quick.await();
        giveUp(quick, 0, SECONDS);
        threads.join();
        assertTrue(quick.isBroken(), "isBroken() after a timeout");
    }

    /// While the action runs another thread resets the barrier, comes itself, and gives up; this may wait until the
    /// action has ended.
    private static void assertNobodyElseDecides(Barrier barrier, Threads threads) throws Exception {
        threads.startAndSettle("waits", () -> assertDoesNotThrow(() -> barrier.await(),
                "await() of a round in which all arrived, where reset() comes while the action runs"));
        threads.start("resets", () -> {
            Thread.sleep(500);
            Finding.named("barrier-state-wrong").hint("Does a thread wait for others, when all have arrived?")
                    .unless(() -> assertEquals(0, barrier.waiting(), "waiting() while the action runs"));
            barrier.reset();
            end(() -> barrier.await(0, SECONDS));
        });
        assertDoesNotThrow(() -> barrier.await(), "await() that runs the action, where reset() comes meanwhile");
        threads.join();
    }

    static void takeTwoSeconds() {
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the last thread", e);
        }
    }

    /// What becomes of an arrival.
    private static String end(Arrival arrival) {
        try {
            arrival.index();
            return "passed";
        } catch (InterruptedException _) {
            return "InterruptedException";
        } catch (BrokenBarrierException _) {
            return "BrokenBarrierException";
        } catch (TimeoutException _) {
            return "TimeoutException";
        }
    }

    private interface Arrival {
        int index() throws InterruptedException, BrokenBarrierException, TimeoutException;
    }
}
