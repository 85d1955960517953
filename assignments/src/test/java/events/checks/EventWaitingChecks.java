package events.checks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import events.contract.Event;

import static events.checks.Events.assertGivesUpAfter;
import static events.checks.Events.assertInterrupted;
import static events.checks.Events.assertNoticesInterrupt;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Threads that wait for an event time out and are interrupted.
@Topic("events")
public class EventWaitingChecks {

    @Check(points = 2, title = "gives up waiting for an event exactly at the timeout", needs = "waitsUntilSet",
            finding = "wrong-timeout",
            hint = "What becomes of the unit on the way to the wait, what of a timeout of zero or less?")
    void eventTimesOutOnTime(Submission submission, Threads threads) throws Exception {
        var event = Events.event(submission);
        assertGivesUpAfter(Duration.ZERO, threads, 0, SECONDS, (timeout, unit) -> giveUp(event, timeout, unit));
        assertGivesUpAfter(Duration.ZERO, threads, -1, SECONDS, (timeout, unit) -> giveUp(event, timeout, unit));
        assertGivesUpAfter(Duration.ofMillis(1500), threads, 1500, MILLISECONDS,
                (timeout, unit) -> giveUp(event, timeout, unit));
        assertGivesUpAfter(Duration.ofSeconds(2), threads, 2, SECONDS,
                (timeout, unit) -> giveUp(event, timeout, unit));
        assertFalse(event.isSet(), "isSet() of an event that nobody has set");
    }

    @Check(points = 2, title = "measures a timeout for an event of any length in any unit",
            needs = "eventTimesOutOnTime", finding = "wrong-timeout",
            hint = "Follow the number through its conversions: what becomes of 900 microseconds, of forty days, of "
                    + "Long.MAX_VALUE?")
    void eventMeasuresAnyTimeout(Submission submission, Threads threads) throws Exception {
        var event = Events.event(submission);
        assertGivesUpAfter(Duration.ofNanos(1), threads, 1, NANOSECONDS,
                (timeout, unit) -> giveUp(event, timeout, unit));
        assertGivesUpAfter(Duration.ofNanos(900_000), threads, 900, MICROSECONDS,
                (timeout, unit) -> giveUp(event, timeout, unit));
        assertGivesUpAfter(Duration.ofNanos(2_300_001), threads, 2_300_001, NANOSECONDS,
                (timeout, unit) -> giveUp(event, timeout, unit));
        assertGivesUpAfter(Duration.ofDays(40), threads, 40, DAYS, (timeout, unit) -> giveUp(event, timeout, unit));
        assertGivesUpAfter(Duration.ZERO, threads, Long.MIN_VALUE, NANOSECONDS,
                (timeout, unit) -> giveUp(event, timeout, unit));
        for (var unit : List.of(NANOSECONDS, DAYS)) {
            threads.start("Long.MAX_VALUE " + unit, () -> assertTrue(event.await(Long.MAX_VALUE, unit),
                    () -> "await(Long.MAX_VALUE, " + unit + ") of an event that was set after a day"));
        }
        Thread.sleep(Duration.ofDays(1));
        event.set();
        threads.join();
    }

    private static void giveUp(Event event, long timeout, TimeUnit unit) throws InterruptedException {
        assertFalse(event.await(timeout, unit),
                () -> "await(" + timeout + ", " + unit + ") of an event that nobody sets");
    }

    @Check(points = 2, title = "stops waiting for an event when it is interrupted", needs = "waitsUntilSet",
            finding = "interrupt-ignored",
            hint = "Does each method that waits end with the exception when it is interrupted, before or meanwhile?")
    void interruptEndsWaitForEvent(Submission submission, Threads threads) {
        var event = Events.event(submission);
        var waiting = List.of(threads.start("await()", () -> assertInterrupted("await()", event::await)),
                threads.start("await(1, HOURS)",
                        () -> assertInterrupted("await(1, HOURS)", () -> event.await(1, HOURS))));
        threads.settle();
        waiting.forEach(Thread::interrupt);
        threads.join();
        assertNoticesInterrupt("await()", event::await);
        assertNoticesInterrupt("await(1, HOURS)", () -> event.await(1, HOURS));
        assertNoticesInterrupt("await(0, SECONDS)", () -> event.await(0, SECONDS));
        assertFalse(event.isSet(), "isSet() of an event that nobody has set");
    }

    @Check(points = 1, title = "notices an interrupt although the event is set", needs = "interruptEndsWaitForEvent",
            finding = "interrupt-ignored",
            hint = "Is the interrupt status looked at where a thread need not wait, too?")
    void noticesInterruptThoughSet(Submission submission) {
        var event = Events.event(submission);
        event.set();
        assertNoticesInterrupt("await()", event::await);
        assertNoticesInterrupt("await(1, HOURS)", () -> event.await(1, HOURS));
        assertNoticesInterrupt("await(-1, SECONDS)", () -> event.await(-1, SECONDS));
        assertTrue(event.isSet(), "isSet() of an event that was set");
    }

    @Check(points = 1, title = "lets either an interrupt win or the event", needs = "interruptEndsWaitForEvent",
            hint = "Who goes on because the event is set keeps the interrupt status; who gets the exception does not.")
    @Explore(preemptions = 1)
    @MatchesReference
    void eitherInterruptOrEventWins(Submission submission, Threads threads, Outcome outcome) {
        var event = Events.event(submission);
        var interrupted = new AtomicBoolean();
        var waiting = threads.start("waits", () -> {
            try {
                event.await();
                outcome.set("await()", "returned");
            } catch (InterruptedException _) {
                outcome.set("await()", "InterruptedException");
            }
            if (interrupted.get()) {
                outcome.set("interrupt status", Thread.currentThread().isInterrupted());
            }
        });
        threads.start("sets", event::set);
        waiting.interrupt();
        interrupted.set(true);
        threads.join();
    }

    @Check(points = 1, title = "takes no notice of an interrupt in methods of an event that never wait",
            needs = "tellsWhetherItIsSet", finding = "interrupt-mishandled",
            hint = "What never waits has nothing to do with interrupts.")
    void eventIgnoresInterrupts(Submission submission) {
        var event = Events.event(submission);
        Thread.currentThread().interrupt();
        event.set();
        assertTrue(event.isSet(), "isSet() after an interrupted thread called set()");
        event.clear();
        assertFalse(event.isSet(), "isSet() after an interrupted thread called clear()");
        assertTrue(Thread.interrupted(), "a method that never waits lost the interrupt");
    }
}
