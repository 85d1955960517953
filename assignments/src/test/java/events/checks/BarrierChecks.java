package events.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

import org.mockito.Mockito;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static dev.lockstep.api.Waits.assertOnTime;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A barrier lets go the threads of a round together, round after round, and runs its action in between.
@Topic("events")
public class BarrierChecks {

    /// What each thread did before it arrived, in a place of its own; read by the action and by who has passed.
    private final int[] work = new int[2];

    /// What the action made of that.
    private int sum;

    @Check(points = 3, title = "makes threads wait until all parties have arrived, and no longer",
            finding = "waits-wrongly", hint = "Who is not the last waits; the last one must wake all the others.")
    void waitsForAllParties(Submission submission, Threads threads) throws Exception {
        var barrier = Events.barrier(submission, 2);
        for (var round = 1; round <= 4; round++) {
            var timed = round % 2 == 0;
            var call = timed ? "await(1, HOURS)" : "await()";
            var journal = new Journal();
            threads.startAndSettle("first " + round, () -> {
                if (timed) {
                    barrier.await(1, HOURS);
                } else {
                    barrier.await();
                }
                assertEquals(List.of("last"), journal.entries(), () -> "what came before the return of " + call);
            });
            journal.add("last");
            barrier.await();
            threads.join();
            assertOnTime(Duration.ZERO, threads.elapsed());
        }
    }

    @Check(points = 1, title = "tells how many parties are missing, and how many wait", needs = "keepsRoundsApart",
            finding = "barrier-state-wrong",
            hint = "What do await() and waiting() count, and when does a round begin anew?")
    void tellsWhoIsMissing(Submission submission, Threads threads) throws Exception {
        var barrier = Events.barrier(submission, 3);
        for (var round = 1; round <= 2; round++) {
            assertEquals(0, barrier.waiting(), "waiting() before anybody has arrived");
            threads.startAndSettle("first " + round,
                    () -> assertEquals(2, barrier.await(), "what await() answers to the first of three"));
            assertEquals(1, barrier.waiting(), "waiting() when the first of three has arrived");
            threads.startAndSettle("second " + round, () -> assertEquals(1, barrier.await(1, HOURS),
                    "what await(1, HOURS) answers to the second of three"));
            assertEquals(2, barrier.waiting(), "waiting() when the second of three has arrived");
            assertEquals(0, barrier.await(0, SECONDS), "what await(0, SECONDS) answers to the last of three");
            threads.join();
            assertFalse(barrier.isBroken(), "isBroken() after a round in which all arrived");
        }
        var alone = Events.barrier(submission, 1);
        assertEquals(0, alone.await(), "what await() answers to the only party");
        assertEquals(0, alone.await(-1, SECONDS), "what await(-1, SECONDS) answers to the only party");
        assertEquals(0, alone.waiting(), "waiting() at a barrier for one");
    }

    @Check(points = 1, title = "refuses a barrier that makes no sense, and keeps one apart from another",
            needs = "waitsForAllParties", finding = "illegal-argument-accepted",
            hint = "When are the arguments looked at? Is anything static?")
    void barriersAreIndependent(Submission submission, Threads threads) throws Exception {
        for (var parties : List.of(0, -1)) {
            assertThrows(IllegalArgumentException.class, () -> Events.barrier(submission, parties),
                    () -> "a barrier for " + parties + " parties");
        }
        var busy = Events.barrier(submission, 2);
        threads.startAndSettle("waits", busy::await);
        var idle = Events.barrier(submission, 3);
        var apart = Finding.named("barrier-state-wrong")
                .hint("Is anything shared, or static, that belongs to one barrier?");
        apart.unless(
                () -> assertEquals(0, idle.waiting(), "waiting() at a new barrier, while a thread waits at another"));
        threads.startAndSettle("waits, too",
                () -> assertThrows(BrokenBarrierException.class, idle::await, "await() while the barrier is reset"));
        apart.unless(() -> assertEquals(1, busy.waiting(), "waiting() at the first barrier"));
        busy.await();
        idle.reset();
        threads.join();
    }

    @Check(points = 7, title = "keeps rounds apart, with three threads and two rounds", needs = "waitsForAllParties",
            finding = "rounds-mixed",
            hint = "A fast thread is back before a slow one has left. What tells the one round from the other?")
    @Explore(preemptions = 1, schedules = 3_000)
    void keepsRoundsApart(Submission submission, Threads threads) {
        var barrier = Events.barrier(submission, 3);
        var journal = new Journal();
        for (var thread = 1; thread <= 3; thread++) {
            threads.start(() -> {
                for (var round = 1; round <= 2; round++) {
                    var arrival = "arrives in round " + round;
                    journal.add(arrival);
                    barrier.await();
                    assertEquals(3, Collections.frequency(journal.entries(), arrival),
                            "arrivals in a round, when a thread goes on");
                }
            });
            threads.settle();
        }
        threads.join();
        assertEquals(0, barrier.waiting(), "waiting() when all rounds are over");
    }

    @Check(points = 2, title = "makes rounds of any threads that come, more than there are parties",
            needs = "keepsRoundsApart", finding = "rounds-mixed",
            hint = "Four threads come to a barrier for two. To which round does each belong, and how many rounds may "
                    + "be over before a slow one has left the first?")
    @Explore(preemptions = 0)
    void pairsThreadsUp(Submission submission, Threads threads) {
        var barrier = Events.barrier(submission, 2);
        var missing = new Journal();
        threads.startAndSettle("first", () -> missing.add("" + barrier.await()));
        threads.times(3, _ -> missing.add("" + barrier.await()));
        threads.join();
        var answers = new ArrayList<>(missing.entries());
        Collections.sort(answers);
        assertEquals(List.of("0", "0", "1", "1"), answers, "what await() answered to four threads, sorted");
    }

    @Check(points = 2, title = "believes no wake-up that comes before all parties", needs = "keepsRoundsApart",
            finding = "wakeup-believed", hint = "wait, await and park may return for no reason at all.")
    @Explore(preemptions = 1, spuriousWakeups = 1)
    void barrierBelievesNoWakeup(Submission submission, Threads threads) throws Exception {
        var barrier = Events.barrier(submission, 3);
        var journal = new Journal();
        threads.start("await()", () -> {
            barrier.await();
            assertEquals(List.of("last"), journal.entries(), "what came before the return of await()");
        });
        threads.start("await(1, HOURS)", () -> {
            barrier.await(1, HOURS);
            assertEquals(List.of("last"), journal.entries(), "what came before the return of await(1, HOURS)");
        });
        threads.settle();
        journal.add("last");
        barrier.await();
        threads.join();
    }

    @Check(points = 3, title = "runs the action once in each round, in the last thread, before any goes on",
            needs = "waitsForAllParties", finding = "action-run-wrongly",
            hint = "Which thread runs the action, and what have the others been told by then?")
    @Explore
    void runsActionOncePerRound(Submission submission, Threads threads) {
        var action = Mockito.mock(Runnable.class);
        var journal = new Journal();
        Mockito.doAnswer(_ -> {
            journal.add(Thread.currentThread().getName());
            return null;
        }).when(action).run();
        var barrier = Events.barrier(submission, 2, action);
        threads.times(2, _ -> {
            for (var round = 1; round <= 2; round++) {
                var last = barrier.await() == 0;
                var runs = journal.entries();
                assertTrue(runs.size() >= round, "a thread goes on before the action was run");
                if (last) {
                    assertEquals(Thread.currentThread().getName(), runs.get(round - 1),
                            "the thread that ran the action");
                }
            }
        });
        threads.join();
        Mockito.verify(action, Mockito.times(2)).run();
        Mockito.verifyNoMoreInteractions(action);
    }

    @Check(points = 1, title = "shows the action and who passes what was done before", needs = "runsActionOncePerRound",
            finding = "action-run-wrongly",
            hint = "What orders an arrival before the action, and the action before the return?")
    @Explore(preemptions = 1)
    void barrierShowsWork(Submission submission, Threads threads) {
        var barrier = Events.barrier(submission, 2, () -> sum = work[0] + work[1]);
        threads.times(2, i -> {
            work[i - 1] = i;
            barrier.await();
            assertEquals(3, sum, "what the action made of the work of two threads, as it is seen after await()");
        });
        threads.join();
    }

    @Check(points = 3, title = "breaks when the action throws, and hands on what it threw",
            needs = "runsActionOncePerRound", finding = "action-run-wrongly",
            hint = "Which lines are skipped when the action throws, and who is waiting for them?")
    void actionThatThrowsBreaks(Submission submission, Threads threads) throws Exception {
        for (var thrown : List.of(new IllegalStateException("the action failed"), new Error("the action failed"))) {
            var action = Mockito.mock(Runnable.class);
            Mockito.doThrow(thrown).doNothing().when(action).run();
            var barrier = Events.barrier(submission, 2, action);
            threads.startAndSettle("waits for " + thrown.getClass().getSimpleName(),
                    () -> assertThrows(BrokenBarrierException.class, barrier::await,
                            "await() of a round in which the action threw"));
            assertSame(thrown, assertThrows(Throwable.class, barrier::await, "await() that runs an action that throws"),
                    "what await() throws to the last thread");
            threads.join();
            assertOnTime(Duration.ZERO, threads.elapsed());
            assertTrue(barrier.isBroken(), "isBroken() after the action threw");
            assertThrows(BrokenBarrierException.class, barrier::await, "await() after the action threw");
            Mockito.verify(action, Mockito.times(1)).run();
            barrier.reset();
            threads.times(2, _ -> barrier.await());
            threads.join();
            Mockito.verify(action, Mockito.times(2)).run();
        }
        assertLatecomerHearsOfIt(submission, threads);
    }

    /// Another thread comes while the action runs that will throw; it may be made to wait until that has ended.
    private static void assertLatecomerHearsOfIt(Submission submission, Threads threads) {
        var thrown = new IllegalStateException("the action failed");
        var barrier = Events.barrier(submission, 2, () -> {
            BrokenBarrierChecks.takeTwoSeconds();
            throw thrown;
        });
        threads.startAndSettle("waits", () -> assertThrows(BrokenBarrierException.class, barrier::await,
                "await() of a round in which the action threw"));
        threads.start("comes meanwhile", () -> {
            Thread.sleep(500);
            assertThrows(BrokenBarrierException.class, barrier::await,
                    "await() that began while the action ran, which threw then");
        });
        assertSame(thrown, assertThrows(Throwable.class, barrier::await, "await() that runs an action that throws"),
                "what await() throws to the last thread");
        threads.join();
        assertTrue(barrier.isBroken(), "isBroken() after the action threw");
    }
}
