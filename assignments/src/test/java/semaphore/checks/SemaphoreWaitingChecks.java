package semaphore.checks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Journal;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Timers;
import dev.lockstep.api.Topic;
import semaphore.contract.Semaphore;

import static dev.lockstep.api.Waits.assertOnTime;
import static dev.lockstep.api.Waits.inSeconds;
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
import static org.junit.jupiter.api.Assertions.fail;

/// Threads wait for permits, time out, are interrupted: nobody gets in who should not, nobody waits who need not.
@Topic("semaphore")
public class SemaphoreWaitingChecks {

    /// Guarded by the only permit of a semaphore: two threads inside together race for it.
    private int entered;

    @Check(points = 4, title = "never admits more threads than it has permits", needs = "waitsForPermit",
            finding = "too-many-inside", hint = "Does a step lie between seeing that there is a permit and taking it?")
    @Explore
    void neverAdmitsTooMany(Submission submission, Threads threads) {
        var semaphore = semaphore(submission, 2);
        var inside = new Gauge();
        threads.times(3, _ -> {
            semaphore.acquire();
            inside.enter();
            inside.leave();
            semaphore.release();
        });
        threads.join();
        assertTrue(inside.max() <= 2, () -> inside.max() + " threads were inside together, with two permits");
        assertEquals(2, semaphore.availablePermits(), "all permits came back");
    }

    @Check(points = 3, title = "shows a thread what was done under the permit before it", needs = "waitsForPermit",
            finding = "too-many-inside",
            hint = "Does each thread that goes on, woken or not, see for itself that there is a permit, "
                    + "in one step with taking it?")
    @Explore
    void guardsWhatThreadsShare(Submission submission, Threads threads) {
        var semaphore = semaphore(submission, 1);
        threads.times(3, _ -> {
            semaphore.acquire();
            entered++;
            semaphore.release();
        });
        threads.join();
        assertEquals(3, entered, "three threads counted themselves");
    }

    @Check(points = 2, title = "admits nobody too many, whichever way threads come", needs = "neverAdmitsTooMany",
            finding = "too-many-inside",
            hint = "Which methods take permits? Does each of them see that there is one and take it in "
                    + "one step?")
    @Explore
    void admitsEachWayInTurn(Submission submission, Threads threads) {
        var semaphore = semaphore(submission, 1);
        threads.start("waits", () -> {
            semaphore.acquire();
            entered++;
            semaphore.release();
        });
        threads.start("tries", () -> {
            if (semaphore.tryAcquire()) {
                entered++;
                semaphore.release();
            }
        });
        threads.start("timed", () -> {
            assertTrue(semaphore.tryAcquire(1, HOURS), "tryAcquire(1, HOURS) gave up although a permit came back");
            entered++;
            semaphore.release();
        });
        threads.join();
        assertEquals(1, semaphore.availablePermits(), "the permit is there again");
    }

    @Check(points = 3, title = "takes several permits all at once", needs = "waitsForPermit",
            finding = "too-many-inside", hint = "Two threads want two permits each. What if each of them holds one?")
    @Explore(spuriousWakeups = 1)
    void takesSeveralAtOnce(Submission submission, Threads threads) {
        var semaphore = semaphore(submission, 2);
        var inside = new Gauge();
        threads.times(2, _ -> {
            semaphore.acquire(2);
            inside.enter();
            inside.leave();
            semaphore.release(2);
        });
        threads.join();
        assertTrue(inside.max() <= 1, "two threads with two permits each were inside together, with two permits");
    }

    @Check(points = 2, title = "reports only counts that were true at some moment", needs = "countsPermits",
            hint = "Is the count read under the same protection under which it is written?")
    @Explore
    @MatchesReference
    void reportsTrueCounts(Submission submission, Threads threads, Outcome outcome) {
        var semaphore = semaphore(submission, 2);
        threads.start("holder", () -> {
            semaphore.acquire(2);
            semaphore.release(2);
        });
        threads.start("reader", () -> outcome.set("availablePermits()", semaphore.availablePermits()));
        threads.join();
    }

    @Check(points = 3, title = "wakes a thread that can go, whoever else waits", needs = "takesSeveralAtOnce",
            finding = "lost-wakeup", hint = "Which of the waiting threads is woken? Can that one use what came back?")
    @Explore
    void wakesWhoCanGo(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 2);
        semaphore.acquire(2);
        threads.start("one", () -> {
            semaphore.acquire();
            semaphore.release(2);
        });
        threads.settle();
        threads.start("two", () -> semaphore.acquire(2));
        threads.settle();
        threads.start("releaser", semaphore::release);
        threads.join();
        assertEquals(0, semaphore.availablePermits(), "the last thread keeps both permits");
    }

    @Check(points = 2, title = "wakes all threads that can go when several permits come back",
            needs = "takesSeveralAtOnce", finding = "lost-wakeup",
            hint = "Two permits came back. Who hears of the second?")
    @Explore(preemptions = 1)
    void wakesAllWhoCanGo(Submission submission, Threads threads) throws InterruptedException {
        for (var fair : List.of(false, true)) {
            for (var timed : List.of(false, true)) {
                var semaphore = submission.create(Semaphore.class, "BoundedSemaphore", 2, fair);
                semaphore.acquire(2);
                threads.start("waits", () -> semaphore.acquire());
                threads.start(timed ? "waits in time" : "waits, too", () -> {
                    if (timed) {
                        assertTrue(semaphore.tryAcquire(1, HOURS),
                                "tryAcquire(1, HOURS) gave up although a permit came back");
                    } else {
                        semaphore.acquire();
                    }
                });
                threads.settle();
                semaphore.release(2);
                threads.join();
                assertEquals(0, semaphore.availablePermits(), "permits left when each of two threads has one of two");
            }
        }
    }

    @Check(points = 2, title = "touches no permit as long as it cannot have all that it wants",
            needs = "takesSeveralAtOnce", finding = "permits-taken-early",
            hint = "Does a thread that wants three permits and finds one take that one, or count it as its own?")
    @Explore(preemptions = 1)
    void touchesNothingWhileItWaits(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 3);
        semaphore.acquire(2);
        threads.start("large", () -> semaphore.acquire(3));
        threads.settle();
        assertEquals(1, semaphore.availablePermits(), "the permit that is left, while a thread waits for three");
        semaphore.release();
        threads.settle();
        assertEquals(2, semaphore.availablePermits(),
                "permits left after one came back, while a thread waits for three");
        semaphore.release();
        threads.join();
        assertEquals(0, semaphore.availablePermits(), "the thread that wanted three has them");
    }

    @Check(points = 1, title = "sleeps while it waits, for a day if need be", needs = "waitsForPermit",
            finding = "polls",
            hint = "Who waits is woken by the one who gives back, and does not look again on its own.")
    @Explore(preemptions = 0, steps = 2_000)
    void sleepsForADay(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        threads.start("patient", () -> semaphore.acquire());
        threads.start("timed", () -> assertFalse(semaphore.tryAcquire(23, HOURS),
                "tryAcquire(23, HOURS) took a permit although none was left"));
        Thread.sleep(Duration.ofDays(1));
        semaphore.release();
        threads.join();
    }

    @Check(points = 2, title = "believes no wake-up that comes without a permit", needs = "guardsWhatThreadsShare",
            finding = "wakeup-believed", hint = "wait, await and park may return for no reason at all.")
    @Explore(preemptions = 1, spuriousWakeups = 1)
    void survivesSpuriousWakeups(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        var journal = new Journal();
        threads.start("patient", () -> {
            semaphore.acquire();
            journal.add("in");
            semaphore.release();
        });
        threads.start("timed", () -> {
            var got = semaphore.tryAcquire(1, SECONDS);
            journal.add(got ? "in" : "late");
            if (got) {
                semaphore.release();
            }
        });
        Thread.sleep(500);
        journal.add("out");
        semaphore.release();
        threads.join();
        assertEquals("out", journal.entries().getFirst(), "what happened first");
    }

    @Check(points = 3, title = "gives up waiting exactly at the timeout", needs = "waitsForPermit",
            finding = "wrong-timeout",
            hint = "What becomes of the unit on the way to the wait, what of a timeout of zero or less? "
                    + "And who wakes a thread that waits with a timeout?")
    void timesOutOnTime(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        assertTrue(semaphore.tryAcquire(1, SECONDS), "tryAcquire(1, SECONDS) took no permit although there was one");
        assertFalse(semaphore.tryAcquire(0, SECONDS), "tryAcquire(0, SECONDS) took a permit although none was left");
        assertFalse(semaphore.tryAcquire(-1, SECONDS), "tryAcquire(-1, SECONDS) took a permit although none was left");
        assertEquals("0 s", inSeconds(threads.elapsed()), "time that calls took which have nothing to wait for");
        assertFalse(semaphore.tryAcquire(1500, MILLISECONDS), "tryAcquire() took a permit although none was left");
        assertOnTime(Duration.ofMillis(1500), threads.elapsed());
        assertFalse(semaphore.tryAcquire(2, SECONDS), "tryAcquire() took a permit although none was left");
        assertOnTime(Duration.ofMillis(3500), threads.elapsed());
        assertEquals(0, semaphore.availablePermits(), "who timed out has taken nothing");
        threads.start("served", () -> {
            assertTrue(semaphore.tryAcquire(10, SECONDS),
                    "tryAcquire(10, SECONDS) gave up although a permit came back");
            assertOnTime(Duration.ofMillis(4500), threads.elapsed());
        });
        Thread.sleep(1_000);
        semaphore.release();
        threads.join();
    }

    @Check(points = 2, title = "measures a timeout of any length in any unit", needs = "timesOutOnTime",
            finding = "wrong-timeout",
            hint = "Follow the number through its conversions: what becomes of 900 microseconds, of forty days, of "
                    + "Long.MAX_VALUE?")
    void measuresAnyTimeout(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        for (var timeout : List.of(Duration.ofNanos(1), Duration.ofNanos(900_000), Duration.ofNanos(2_300_001))) {
            var begin = threads.elapsed();
            assertFalse(semaphore.tryAcquire(timeout.toNanos(), NANOSECONDS),
                    "tryAcquire() took a permit although none was left");
            assertOnTime(timeout, threads.elapsed().minus(begin));
        }
        var due = threads.elapsed();
        assertFalse(semaphore.tryAcquire(900, MICROSECONDS), "tryAcquire() took a permit although none was left");
        assertOnTime(Duration.ofNanos(900_000), threads.elapsed().minus(due));
        due = threads.elapsed();
        assertFalse(semaphore.tryAcquire(40, DAYS), "tryAcquire() took a permit although none was left");
        assertOnTime(Duration.ofDays(40), threads.elapsed().minus(due));
        assertFalse(semaphore.tryAcquire(Long.MIN_VALUE, NANOSECONDS),
                "tryAcquire() took a permit although none was left");
        threads.start("nanoseconds", () -> assertTrue(semaphore.tryAcquire(Long.MAX_VALUE, NANOSECONDS),
                "tryAcquire(Long.MAX_VALUE, NANOSECONDS) gave up although a permit came back"));
        threads.start("days", () -> assertTrue(semaphore.tryAcquire(Long.MAX_VALUE, DAYS),
                "tryAcquire(Long.MAX_VALUE, DAYS) gave up although a permit came back"));
        for (int permit = 1; permit <= 2; permit++) {
            Thread.sleep(Duration.ofDays(1));
            semaphore.release();
        }
        threads.join();
    }

    @Check(points = 3, title = "waits no longer than the timeout, however often it wakes up", needs = "timesOutOnTime",
            finding = "wrong-timeout", hint = "Is the deadline worked out once, or anew after each wake-up?")
    @Explore
    void timeoutIsNotRestarted(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        threads.start("timed", () -> {
            if (semaphore.tryAcquire(1, SECONDS)) {
                semaphore.release();
            } else {
                assertOnTime(Duration.ofSeconds(1), threads.elapsed());
            }
        });
        threads.start("patient", () -> {
            semaphore.acquire();
            Thread.sleep(5_000);
            semaphore.release();
        });
        Thread.sleep(400);
        semaphore.release();
        threads.join();
    }

    @Check(points = 3, title = "loses no permit when a timeout and a release meet", needs = "timesOutOnTime",
            hint = "A permit comes back in the moment in which the thread gives up. Who has it then?")
    @Explore(timers = Timers.ANY_DELAY)
    @MatchesReference
    void timeoutLosesNoPermit(Submission submission, Threads threads, Outcome outcome) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        threads.start("timed", () -> outcome.set("permit taken", semaphore.tryAcquire(1, SECONDS)));
        threads.start("releaser", semaphore::release);
        threads.join();
        outcome.set("permits left", semaphore.availablePermits());
    }

    @Check(points = 2, title = "passes a wake-up on when the thread that got it gives up",
            needs = "timeoutLosesNoPermit",
            hint = "A thread was woken because a permit came back, and finds its time over. Who else was woken?")
    @Explore(timers = Timers.ANY_DELAY)
    void timeoutPassesWakeupOn(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        threads.start("timed", () -> {
            if (semaphore.tryAcquire(1, SECONDS)) {
                semaphore.release();
            }
        });
        threads.settle();
        threads.start("patient", () -> {
            semaphore.acquire();
            semaphore.release();
        });
        threads.settle();
        Thread.sleep(1_000);
        semaphore.release();
        threads.join();
        assertEquals(1, semaphore.availablePermits(), "the permit is there again");
    }

    @Check(points = 3, title = "stops waiting when it is interrupted", needs = "waitsForPermit",
            finding = "interrupt-ignored",
            hint = "Does each method that waits end with the exception when it is interrupted, having "
                    + "taken nothing and given nothing back?")
    void interruptEndsWaiting(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 2);
        semaphore.acquire(2);
        var waiting = blockingCalls(semaphore).entrySet().stream().map(call -> threads.start(call.getKey(), () -> {
            assertThrows(InterruptedException.class, call.getValue(),
                    () -> call.getKey() + " threw no InterruptedException, though its thread was interrupted");
            assertFalse(Thread.currentThread().isInterrupted(),
                    () -> "the interrupt status is still set after the InterruptedException of " + call.getKey());
        })).toList();
        threads.settle();
        waiting.forEach(Thread::interrupt);
        threads.settle();
        semaphore.release(2);
        threads.join();
        assertEquals(2, semaphore.availablePermits(), "who was interrupted has taken nothing and given nothing back");
    }

    @Check(points = 2, title = "notices an interrupt from before the call", needs = "interruptEndsWaiting",
            finding = "interrupt-ignored",
            hint = "Is the interrupt status looked at by each method that may wait, even where there is "
                    + "a permit?")
    void noticesEarlierInterrupt(Submission submission) throws InterruptedException {
        var semaphore = semaphore(submission, 2);
        var calls = new TreeMap<>(blockingCalls(semaphore));
        calls.put("tryAcquire(0, SECONDS)", () -> semaphore.tryAcquire(0, SECONDS));
        calls.put("tryAcquire(-1, SECONDS)", () -> semaphore.tryAcquire(-1, SECONDS));
        calls.forEach(SemaphoreWaitingChecks::assertNoticesInterrupt);
        assertEquals(2, semaphore.availablePermits(), "who was interrupted has taken nothing");
        semaphore.acquire(2);
        calls.forEach(SemaphoreWaitingChecks::assertNoticesInterrupt);
        assertEquals(0, semaphore.availablePermits(), "who was interrupted has given nothing back");
    }

    private static void assertNoticesInterrupt(String call, Executable blocking) {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, blocking,
                () -> call + " threw no InterruptedException, though its thread had been interrupted before");
        assertFalse(Thread.currentThread().isInterrupted(),
                () -> "the interrupt status is still set after the InterruptedException of " + call);
    }

    @Check(points = 2, title = "loses no permit when an interrupt and a release meet", needs = "interruptEndsWaiting",
            hint = "A permit comes back in the moment in which the thread is interrupted. Who has it "
                    + "then?")
    @Explore
    @MatchesReference
    void interruptLosesNoPermit(Submission submission, Threads threads, Outcome outcome) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        var waiter = threads.start("waiter", () -> outcome.set("permit taken", acquired(semaphore)));
        threads.start("releaser", semaphore::release);
        waiter.interrupt();
        threads.join();
        outcome.set("permits left", semaphore.availablePermits());
    }

    @Check(points = 2, title = "lets either a permit or an interrupt win where a thread waits with a timeout",
            needs = "interruptLosesNoPermit", finding = "permit-or-interrupt-lost",
            hint = "Who got the permit keeps the interrupt status; who got the exception has taken nothing.")
    @Explore(preemptions = 1)
    void eitherPermitOrInterruptWins(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        var interrupted = new AtomicBoolean();
        var waiter = threads.start("waiter", () -> {
            var got = timedAcquired(semaphore);
            while (!interrupted.get()) {
                Thread.onSpinWait();
            }
            assertEquals(got, Thread.currentThread().isInterrupted(), "interrupt status of the thread after it "
                    + (got ? "took a permit" : "threw an InterruptedException"));
            if (got) {
                semaphore.release();
            }
        });
        threads.start("patient", () -> {
            semaphore.acquire();
            semaphore.release();
        });
        threads.start("releaser", semaphore::release);
        waiter.interrupt();
        interrupted.set(true);
        threads.join();
        assertEquals(1, semaphore.availablePermits(), "the permit is there again");
    }

    @Check(points = 1, title = "loses none of several permits when an interrupt and a release meet",
            needs = "interruptLosesNoPermit", finding = "permit-or-interrupt-lost",
            hint = "A thread that leaves with an exception has nothing: how many permits does it give back?")
    @Explore
    void interruptLosesNoneOfSeveral(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 2);
        semaphore.acquire(2);
        var waiter = threads.start("waiter", () -> {
            try {
                semaphore.acquire(2);
                semaphore.release(2);
            } catch (InterruptedException _) {
                assertFalse(Thread.currentThread().isInterrupted(),
                        "the interrupt status is still set after the InterruptedException");
            }
        });
        threads.start("releaser", () -> semaphore.release(2));
        waiter.interrupt();
        threads.join();
        assertEquals(2, semaphore.availablePermits(), "both permits are there again");
    }

    @Check(points = 1, title = "takes no notice of an interrupt in tryAcquire()", needs = "noticesEarlierInterrupt",
            finding = "interrupt-mishandled", hint = "What never waits has nothing to do with interrupts.")
    void tryAcquireIgnoresInterrupts(Submission submission) {
        var semaphore = semaphore(submission, 1);
        Thread.currentThread().interrupt();
        assertTrue(semaphore.tryAcquire(),
                "tryAcquire() took no permit although there was one, because the thread is interrupted");
        assertTrue(Thread.currentThread().isInterrupted(), "tryAcquire() that took a permit lost the interrupt");
        assertFalse(semaphore.tryAcquire(), "tryAcquire() took a permit although none was left");
        assertTrue(Thread.currentThread().isInterrupted(), "tryAcquire() that took nothing lost the interrupt");
        semaphore.release();
        assertTrue(Thread.interrupted(), "release() lost the interrupt");
    }

    @Check(points = 3, title = "passes a wake-up on when the thread that got it is interrupted",
            needs = "interruptLosesNoPermit",
            hint = "A thread was woken because a permit came back, and leaves with an exception. Who else was woken?")
    @Explore
    void interruptPassesWakeupOn(Submission submission, Threads threads) throws InterruptedException {
        var semaphore = semaphore(submission, 1);
        semaphore.acquire();
        var first = threads.start("first", () -> {
            if (acquired(semaphore)) {
                semaphore.release();
            }
        });
        threads.settle();
        threads.start("second", () -> {
            semaphore.acquire();
            semaphore.release();
        });
        threads.settle();
        threads.start("releaser", semaphore::release);
        first.interrupt();
        threads.join();
        assertEquals(1, semaphore.availablePermits(), "the permit is there again");
    }

    private static boolean timedAcquired(Semaphore semaphore) {
        try {
            assertTrue(semaphore.tryAcquire(1, HOURS), "tryAcquire(1, HOURS) gave up although a permit came back");
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Each method that may wait, called so that it does while one of two permits, or both, are taken.
    private static Map<String, Executable> blockingCalls(Semaphore semaphore) {
        return Map.of("acquire()", semaphore::acquire, "acquire(2)", () -> semaphore.acquire(2),
                "tryAcquire(1, HOURS)", () -> semaphore.tryAcquire(1, HOURS),
                "withPermit(action)", () -> semaphore.withPermit(() -> fail("the action ran without a permit")));
    }

    private static boolean acquired(Semaphore semaphore) {
        try {
            semaphore.acquire();
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private static Semaphore semaphore(Submission submission, int permits) {
        return submission.create(Semaphore.class, "BoundedSemaphore", permits);
    }
}
