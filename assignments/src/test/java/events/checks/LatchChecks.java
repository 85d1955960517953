package events.checks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import events.contract.Latch;

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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A latch opens when it was counted down to zero, for all, and for good.
@Topic("events")
public class LatchChecks {

    /// What each thread did before it counted down, in a place of its own; read by who has passed.
    private final int[] work = new int[2];

    @Check(points = 2, title = "counts a latch down to zero and no further", finding = "latch-count-wrong",
            hint = "Which calls change the count, and where does it end?")
    void countsDown(Submission submission) {
        var latch = Events.latch(submission, 3);
        var other = Events.latch(submission, 1);
        for (var count = 3; count > 0; count--) {
            assertEquals(count, latch.count(), "count()");
            latch.countDown();
        }
        assertEquals(0, latch.count(), "count() after as many calls of countDown()");
        latch.countDown();
        assertEquals(0, latch.count(), "count() after one call of countDown() more");
        assertEquals(1, other.count(), "count() of another latch");
        assertEquals(0, Events.latch(submission, 0).count(), "count() of a new latch with a count of 0");
        Finding.named("illegal-argument-accepted").unless(() -> assertThrows(IllegalArgumentException.class,
                () -> Events.latch(submission, -1), "a count of -1"));
    }

    @Check(points = 1, title = "lets threads pass an open latch", needs = "countsDown", finding = "waits-wrongly",
            hint = "Which counts let a thread pass, and does passing change anything, be it for a moment?")
    @Explore(preemptions = 1)
    void letsPassOpenLatch(Submission submission, Threads threads) throws InterruptedException {
        var open = Events.latch(submission, 0);
        var counted = Events.latch(submission, 1);
        counted.countDown();
        counted.countDown();
        for (var latch : List.of(open, counted)) {
            latch.await();
            assertTrue(latch.await(1, HOURS), "await(1, HOURS) at an open latch");
            assertTrue(latch.await(0, SECONDS), "await(0, SECONDS) at an open latch");
            assertTrue(latch.await(-1, SECONDS), "await(-1, SECONDS) at an open latch");
        }
        threads.start("passes", () -> {
            open.await();
            assertTrue(open.await(1, HOURS), "await(1, HOURS) at an open latch");
        });
        threads.start("does not wait", () -> {
            assertTrue(open.await(0, SECONDS), "await(0, SECONDS) while another thread passes");
            assertEquals(0, open.count(), "count() while another thread passes");
        });
        threads.join();
        assertOnTime(Duration.ZERO, threads.elapsed());
        assertEquals(0, open.count(), "count() after threads have passed");
        var later = Events.latch(submission, 1);
        threads.start("counts down", later::countDown);
        if (later.count() == 0) {
            assertTrue(later.await(0, SECONDS), "await(0, SECONDS) after count() has said 0");
        }
        threads.join();
    }

    @Check(points = 4, title = "opens a latch for all that wait, when the count is zero and no sooner",
            needs = "countsDown", finding = "waits-wrongly",
            hint = "Who looks at the count waits until it is zero; who brings it there must wake all who wait.")
    @Explore(preemptions = 1, spuriousWakeups = 1)
    void opensAtZero(Submission submission, Threads threads) {
        var latch = Events.latch(submission, 2);
        var journal = new Journal();
        threads.startAndSettle("waits", () -> {
            latch.await();
            assertEquals(List.of("first", "second"), journal.entries(), "what came before the return of await()");
        });
        threads.startAndSettle("waits in time", () -> {
            assertTrue(latch.await(1, HOURS), "await(1, HOURS) at a latch that was opened in time");
            assertEquals(List.of("first", "second"), journal.entries(),
                    "what came before the return of await(1, HOURS)");
        });
        journal.add("first");
        latch.countDown();
        threads.settle();
        journal.add("second");
        latch.countDown();
        threads.join();
    }

    @Check(points = 2, title = "opens a latch whoever counts down at the same time, and shows what was done before",
            needs = "opensAtZero", finding = "waits-wrongly",
            hint = "Two count down at once. Which of them sees zero, and what if a third one begins to wait just then?")
    @Explore(preemptions = 1, schedules = 3_000)
    void opensWhoeverCountsDown(Submission submission, Threads threads) throws InterruptedException {
        var latch = Events.latch(submission, 2);
        threads.times(2, i -> {
            work[i - 1] = i;
            latch.countDown();
        });
        latch.await();
        assertEquals(3, work[0] + work[1], "the work of two threads, as it is seen after await()");
        threads.join();
        assertEquals(0, latch.count(), "count() of an open latch");
    }

    @Check(points = 2, title = "gives up waiting at a latch exactly at the timeout", needs = "opensAtZero",
            finding = "wrong-timeout",
            hint = "Follow the number and its unit to the wait. Is the deadline worked out once, or after each wake-up?")
    @Explore(preemptions = 0, spuriousWakeups = 1)
    void latchTimesOutOnTime(Submission submission, Threads threads) throws Exception {
        var latch = Events.latch(submission, 3);
        assertGivesUpAfter(Duration.ZERO, threads, 0, SECONDS, (timeout, unit) -> giveUp(latch, timeout, unit));
        assertGivesUpAfter(Duration.ZERO, threads, Long.MIN_VALUE, DAYS,
                (timeout, unit) -> giveUp(latch, timeout, unit));
        assertGivesUpAfter(Duration.ofNanos(900_000), threads, 900, MICROSECONDS,
                (timeout, unit) -> giveUp(latch, timeout, unit));
        assertGivesUpAfter(Duration.ofMillis(1500), threads, 1500, MILLISECONDS,
                (timeout, unit) -> giveUp(latch, timeout, unit));
        threads.start("waits", () -> assertGivesUpAfter(Duration.ofSeconds(1), threads, 1, SECONDS,
                (timeout, unit) -> giveUp(latch, timeout, unit)));
        threads.start("waits for long", () -> assertTrue(latch.await(Long.MAX_VALUE, NANOSECONDS),
                "await(Long.MAX_VALUE, NANOSECONDS) at a latch that was opened after a day"));
        Thread.sleep(400);
        latch.countDown();
        Thread.sleep(Duration.ofDays(1));
        assertEquals(2, latch.count(), "count() of 3, counted down once");
        latch.countDown();
        latch.countDown();
        threads.join();
    }

    private static void giveUp(Latch latch, long timeout, TimeUnit unit) throws InterruptedException {
        assertFalse(latch.await(timeout, unit),
                () -> "await(" + timeout + ", " + unit + ") at a latch that is not open");
    }

    @Check(points = 1, title = "stops waiting at a latch when it is interrupted", needs = "opensAtZero",
            finding = "interrupt-ignored",
            hint = "Does each method that waits end with the exception, even if the latch is open already?")
    void interruptEndsWaitAtLatch(Submission submission, Threads threads) {
        var latch = Events.latch(submission, 1);
        var waiting = List.of(threads.start("await()", () -> assertInterrupted("await()", latch::await)),
                threads.start("await(1, HOURS)",
                        () -> assertInterrupted("await(1, HOURS)", () -> latch.await(1, HOURS))));
        threads.settle();
        waiting.forEach(Thread::interrupt);
        threads.join();
        assertEquals(1, latch.count(), "count() after who waited was interrupted");
        assertAllNoticeInterrupt(latch);
        latch.countDown();
        assertAllNoticeInterrupt(latch);
    }

    private static void assertAllNoticeInterrupt(Latch latch) {
        assertNoticesInterrupt("await()", latch::await);
        assertNoticesInterrupt("await(1, HOURS)", () -> latch.await(1, HOURS));
        assertNoticesInterrupt("await(0, SECONDS)", () -> latch.await(0, SECONDS));
    }

    @Check(points = 1, title = "loses no interrupt that comes as the latch opens, or before it is counted down",
            needs = "interruptEndsWaitAtLatch", finding = "interrupt-mishandled",
            hint = "Who passes keeps the interrupt status, and what never waits has nothing to do with it.")
    @Explore(preemptions = 0)
    void latchLosesNoInterrupt(Submission submission, Threads threads) {
        var latch = Events.latch(submission, 1);
        var interrupted = new AtomicBoolean();
        var waiting = threads.startAndSettle("waits", () -> {
            var passed = passes(latch);
            if (interrupted.get()) {
                assertEquals(passed, Thread.currentThread().isInterrupted(),
                        () -> "the interrupt status after await() " + (passed ? "returned" : "threw an exception"));
            }
        });
        threads.start("counts down", () -> {
            Thread.currentThread().interrupt();
            latch.countDown();
            assertEquals(0, latch.count(), "count() after an interrupted thread counted down from 1");
            assertTrue(Thread.interrupted(), "a method that never waits lost the interrupt");
        });
        waiting.interrupt();
        interrupted.set(true);
        threads.join();
    }

    private static boolean passes(Latch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
