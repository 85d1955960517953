package coroutines.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import coroutines.contract.Greenlet;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static coroutines.checks.Claims.assertNoThread;
import static coroutines.checks.Claims.assertThrown;
import static coroutines.checks.Claims.attempt;
import static coroutines.checks.Routines.answers;
import static coroutines.checks.Routines.group;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A routine ends, and where control goes then.
@Topic("coroutines")
public class GreenletEndChecks {

    @Check(points = 3, title = "hands control to the routine that made the one that has ended",
            needs = "switchesToAndFro",
            finding = "wrong-turn",
            hint = "A routine ends to which another one has handed control than the one that made it.")
    void endGoesToMaker(Submission submission) {
        var group = group(submission);
        var main = group.current();
        var inner = new AtomicReference<Greenlet<String>>();
        var seen = new ArrayList<String>();
        var outer = group.create(first -> {
            inner.set(group.create(given -> {
                seen.add("inner " + given);
                return "inner ends";
            }));
            seen.add("outer " + main.switchTo("made"));
            return "outer ends";
        });
        seen.add("main " + outer.switchTo("make"));
        seen.add("main " + inner.get().switchTo("go"));
        assertEquals(List.of("main made", "inner go", "outer inner ends", "main outer ends"), seen,
                "who got what, where main hands control to a routine that another one has made");
    }

    @Check(points = 2, title = "goes further back where the routine that made it has ended", needs = "endGoesToMaker",
            finding = "wrong-turn", hint = "Who is left, when the one that made a routine has ended before it?")
    void endGoesPastEnded(Submission submission) {
        var group = group(submission);
        var main = group.current();
        var middle = new AtomicReference<Greenlet<String>>();
        var inner = new AtomicReference<Greenlet<String>>();
        var outer = group.create(first -> {
            middle.set(group.create(given -> {
                inner.set(group.create(answers("inner", main)));
                return "middle ends";
            }));
            assertEquals("middle ends", middle.get().switchTo("make"),
                    "switchTo(make) of a routine that makes another one");
            assertEquals("inner ends", main.switchTo("stands"),
                    "what a routine got by the end of one that one of its own made");
            return "outer ends";
        });
        assertEquals("stands", outer.switchTo("go"), "switchTo(go) of a routine that hands back");
        assertEquals("inner a", inner.get().switchTo("a"), "switchTo(a) of a routine whose maker has ended");
        assertEquals("outer ends", inner.get().switchTo("end"),
                "switchTo(end) of a routine whose maker has ended, but not the maker of that");
        endsInMain(submission, true);
        endsInMain(submission, false);
    }

    /// A routine whose maker has ended, and the maker of that, be it before or after.
    private static void endsInMain(Submission submission, boolean innerFirst) {
        var group = group(submission);
        var main = group.current();
        var middle = new AtomicReference<Greenlet<String>>();
        var orphans = new ArrayList<Greenlet<String>>();
        var outer = group.create(first -> {
            middle.set(group.create(given -> {
                orphans.add(group.create(answers("orphan", main)));
                orphans.add(group.create(word -> {
                    throw new IllegalArgumentException("failed");
                }));
                return "middle ends";
            }));
            return innerFirst ? "outer after " + middle.get().switchTo("make") : "outer ends";
        });
        assertEquals(innerFirst ? "outer after middle ends" : "outer ends", outer.switchTo("make"),
                "switchTo(make) of a routine that makes another one");
        if (!innerFirst) {
            assertEquals("middle ends", middle.get().switchTo("make"),
                    "switchTo(make) of a routine whose maker has ended");
        }
        assertEquals("orphan a", orphans.getFirst().switchTo("a"), "switchTo(a) of a routine whose makers have ended");
        assertEquals("orphan ends", orphans.getFirst().switchTo("end"),
                "switchTo(end) of a routine of whose makers only main has not ended");
        attempt(() -> orphans.getLast().switchTo("go"));
        assertSame(main, group.current(), "current() when one has failed of whose makers only main has not ended");
    }

    @Check(points = 3, title = "throws what a routine throws in the one that made it", needs = "switchesToAndFro",
            finding = "failure-lost",
            hint = "A body throws something. Which switchTo comes to that, and is the routine ended?")
    void failureGoesToMaker(Submission submission) {
        var group = group(submission);
        var main = group.current();
        var thrown = new IllegalArgumentException("failed");
        var inner = new AtomicReference<Greenlet<String>>();
        var outer = group.create(first -> {
            inner.set(group.create(given -> {
                throw thrown;
            }));
            assertThrown(thrown, () -> main.switchTo("made"), "switchTo(made) of the maker of a routine that fails");
            assertTrue(inner.get().isEnded(), "isEnded() of a routine that has failed");
            return "outer ends";
        });
        assertEquals("made", outer.switchTo("make"), "switchTo(make) of a routine that makes another one");
        assertEquals("outer ends", inner.get().switchTo("go"), "switchTo(go) of one that fails, whose maker ends then");
        var error = new StackOverflowError("failed");
        var fails = group.create(first -> {
            throw error;
        });
        Finding.named("failure-lost").hint("What is caught in the thread of a routine, and what goes by?")
                .unless(() -> assertThrown(error, () -> fails.switchTo("go"),
                        "switchTo(go) of one that throws an Error"));
        var none = new NoSuchElementException("failed");
        var empty = group.create(first -> {
            throw none;
        });
        assertThrown(none, () -> empty.switchTo("go"), "switchTo(go) of one that throws a NoSuchElementException");
        var after = group.create(answers("other", main));
        assertEquals("other a", after.switchTo("a"), "switchTo(a) of another routine, after others have failed");
        assertEquals("other ends", after.switchTo("end"), "switchTo(end) of another routine, after others have failed");
    }

    @Check(points = 2, title = "has no thread for routines that have ended", needs = "switchesToAndFro",
            finding = "thread-kept",
            hint = "Control has been handed on for the last time. Does the thread wait for it to come back?")
    void endedRoutinesLeaveNoThread(Submission submission, Threads threads) {
        var group = group(submission);
        var first = group.create(answers("first", group.current()));
        var fails = group.create(given -> {
            throw new IllegalArgumentException("failed");
        });
        var unbegun = group.create(answers("unbegun", group.current()));
        first.switchTo("a");
        assertThrows(IllegalArgumentException.class, () -> fails.switchTo("any"),
                "switchTo(any) of a routine that fails");
        assertEquals("first ends", first.switchTo("end"), "switchTo(end) of a routine that stands");
        assertNoThread(threads, "when all routines that have begun have ended");
        assertEquals("unbegun ends", unbegun.switchTo("end"), "switchTo(end) of a routine that has not begun");
        assertNoThread(threads, "when all routines have ended");
    }

    @Check(points = 1, title = "lets the program end when a routine is given up in the middle",
            needs = "switchesToAndFro",
            finding = "thread-kept", hint = "Which threads does a program wait for before it ends?")
    void letsProgramEndWithRoutines(Submission submission) {
        var group = group(submission);
        var other = group.create(answers("other", group.current()));
        assertEquals("other a", other.switchTo("a"), "switchTo(a) of a routine that is given up then");
    }

    @Check(points = 2, title = "hands control on though the main routine is interrupted, and keeps the interrupt",
            needs = "switchesToAndFro", finding = "interrupt-mishandled",
            hint = "The main routine stands, and an interrupt comes. What does it wait for still, and who is told?")
    void mainKeepsInterrupt(Submission submission, Threads threads) {
        var slow = new CountDownLatch(1);
        var main = threads.startAndSettle("main routine", () -> {
            var group = group(submission);
            var other = group.create(first -> {
                Claims.await(slow);
                return "ends";
            });
            assertEquals("ends", other.switchTo("any"), "switchTo(any), interrupted while another routine runs");
            assertTrue(Thread.interrupted(), "switchTo(any) has lost the interrupt that came while it waited");
            Thread.currentThread().interrupt();
            var answers = group.create(answers("other", group.current()));
            assertEquals("other a", answers.switchTo("a"), "switchTo(a) of an interrupted thread");
            assertTrue(Thread.interrupted(), "switchTo(a) has lost the interrupt from before it");
            assertEquals("other ends", answers.switchTo("end"), "switchTo(end) of a routine that stands");
            var fails = group.create(first -> {
                throw new IllegalArgumentException("failed");
            });
            Thread.currentThread().interrupt();
            attempt(() -> fails.switchTo("any"));
            assertTrue(Thread.interrupted(), "switchTo(any) that throws has lost the interrupt from before it");
        });
        main.interrupt();
        threads.settle();
        slow.countDown();
        threads.join();
    }

    @Check(points = 1, title = "lets no routine go on by a wake-up for no reason", needs = "routinesTakeTurns",
            finding = "wakeup-believed", hint = "What does a routine that stands look at when it was woken?")
    @Explore(preemptions = 0, spuriousWakeups = 1, schedules = 2_000)
    void routinesSurviveSpuriousWakeups(Submission submission) {
        var group = group(submission);
        var other = group.create(answers("other", group.current()));
        assertEquals("other a", other.switchTo("a"), "switchTo(a) of a routine that has not begun");
        assertEquals("other b", other.switchTo("b"), "switchTo(b) of a routine that stands");
        assertEquals("other ends", other.switchTo("end"), "switchTo(end) of a routine that stands");
    }
}
