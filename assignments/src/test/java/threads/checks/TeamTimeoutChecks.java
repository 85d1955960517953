package threads.checks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import threads.contract.Team;
import threads.contract.WorkerFailed;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static dev.lockstep.api.Waits.assertOnTime;

/// Who joins gives up in time, and when it is interrupted.
@Topic("threads")
public class TeamTimeoutChecks {

    /// What a worker did; read after joinAll.
    private int work;

    @Check(points = 3, title = "gives up waiting exactly at the timeout", needs = "joinWaitsForTheLast",
            finding = "wrong-timeout",
            hint = "What becomes of the unit on the way to the wait, what of a timeout of zero or less?")
    void timesOutOnTime(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        assertTrue(team.joinAll(1, SECONDS), "joinAll(1, SECONDS) of a team in which nobody was started");
        team.start("Ada", threads.task(() -> {
            Thread.sleep(3_000);
            work = 1;
        }));
        assertFalse(team.joinAll(0, SECONDS), "joinAll(0, SECONDS), while a worker works");
        assertFalse(team.joinAll(-1, SECONDS), "joinAll(-1, SECONDS), while a worker works");
        assertOnTime(Duration.ZERO, threads.elapsed());
        assertFalse(team.joinAll(1500, MILLISECONDS), "joinAll(1500, MILLISECONDS), where a worker works for 3 s");
        assertOnTime(Duration.ofMillis(1500), threads.elapsed());
        assertTrue(team.joinAll(10, SECONDS), "joinAll(10, SECONDS), where a worker works for 3 s");
        assertOnTime(Duration.ofSeconds(3), threads.elapsed());
        assertEquals(1, work, "the work of a worker, as it is seen after joinAll(10, SECONDS)");
        assertTrue(team.joinAll(0, SECONDS), "joinAll(0, SECONDS), when all have ended");
        assertTrue(team.joinAll(-1, SECONDS), "joinAll(-1, SECONDS), when all have ended");
    }

    @Check(points = 3, title = "waits no longer than the timeout, however many workers there are",
            needs = "timesOutOnTime", finding = "wrong-timeout",
            hint = "How much of the timeout is left when the first worker has ended, and what if nothing is?")
    void timeoutIsForAllTogether(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        for (var seconds : List.of(1, 2, 3)) {
            team.start("works " + seconds + " s", threads.task(() -> Thread.sleep(Duration.ofSeconds(seconds))));
        }
        assertFalse(team.joinAll(2500, MILLISECONDS), "joinAll(2500, MILLISECONDS), where three work for 1, 2 and 3 s");
        assertOnTime(Duration.ofMillis(2500), threads.elapsed());
        assertTrue(team.joinAll(2, SECONDS), "joinAll(2, SECONDS), where the last one works for half a second more");
        assertOnTime(Duration.ofSeconds(3), threads.elapsed());
        for (var i = 0; i < 16; i++) {
            team.start("works 1 h", threads.task(() -> Thread.sleep(Duration.ofHours(1))));
        }
        assertFalse(team.joinAll(0, SECONDS), "joinAll(0, SECONDS), where sixteen work for an hour");
        assertOnTime(Duration.ofSeconds(3), threads.elapsed());
        assertFalse(team.joinAll(1, SECONDS), "joinAll(1, SECONDS), where sixteen work for an hour");
        assertOnTime(Duration.ofSeconds(4), threads.elapsed());
    }

    @Check(points = 2, title = "measures a timeout of any length in any unit", needs = "timesOutOnTime",
            finding = "wrong-timeout",
            hint = "Follow the number through its conversions: what becomes of 900 microseconds, of forty days, of "
                    + "Long.MAX_VALUE?")
    void measuresAnyTimeout(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        team.start("Ada", threads.task(() -> Thread.sleep(Duration.ofDays(50))));
        for (var timeout : List.of(Duration.ofNanos(1), Duration.ofNanos(900_000), Duration.ofNanos(2_300_001))) {
            var begin = threads.elapsed();
            assertFalse(team.joinAll(timeout.toNanos(), NANOSECONDS), "joinAll, where a worker works for 50 days");
            assertOnTime(timeout, threads.elapsed().minus(begin));
        }
        var begin = threads.elapsed();
        assertFalse(team.joinAll(900, MICROSECONDS), "joinAll(900, MICROSECONDS), where a worker works for 50 days");
        assertOnTime(Duration.ofNanos(900_000), threads.elapsed().minus(begin));
        begin = threads.elapsed();
        assertFalse(team.joinAll(Long.MIN_VALUE, NANOSECONDS), "joinAll(Long.MIN_VALUE, NANOSECONDS)");
        assertOnTime(Duration.ZERO, threads.elapsed().minus(begin));
        assertFalse(team.joinAll(40, DAYS), "joinAll(40, DAYS), where a worker works for 50 days");
        assertOnTime(Duration.ofDays(40), threads.elapsed().minus(begin));
        threads.start("nanoseconds", () -> assertTrue(team.joinAll(Long.MAX_VALUE, NANOSECONDS),
                "joinAll(Long.MAX_VALUE, NANOSECONDS), where a worker works for ten days more"));
        assertTrue(team.joinAll(Long.MAX_VALUE, DAYS),
                "joinAll(Long.MAX_VALUE, DAYS), where a worker works for ten days more");
        threads.join();
    }

    @Check(points = 2, title = "loses no failure when the time is over", needs = "handsFailureOver",
            finding = "failure-lost",
            hint = "A call that says false hands over nothing. What does the next one find?")
    void timeoutLosesNoFailure(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        team.start("Ada", () -> {
            throw new IllegalStateException("broken");
        });
        team.start("Bob", threads.task(gate::await));
        threads.settle();
        for (var timeout : List.of(0, 1)) {
            var call = "joinAll(" + timeout + ", SECONDS), while a worker works";
            var ended = assertDoesNotThrow(() -> team.joinAll(timeout, SECONDS), call);
            Finding.named("wrong-timeout").unless(() -> assertFalse(ended, call));
        }
        gate.countDown();
        Teams.assertHandsOver(List.of("broken"), () -> team.joinAll(1, HOURS), "joinAll(1, HOURS), after the timeout");
    }

    @Check(points = 2, title = "stops waiting when it is interrupted, and the workers go on",
            needs = "timesOutOnTime", finding = "interrupt-ignored",
            hint = "Whom does the interrupt concern, and what does the call end with?")
    void interruptEndsWaiting(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        team.start("Ada", threads.task(gate::await));
        var joiner = threads.start("joins", () -> assertInterrupted(team::joinAll, "joinAll()"));
        var timed = threads.start("joins in time",
                () -> assertInterrupted(() -> team.joinAll(1, HOURS), "joinAll(1, HOURS)"));
        threads.settle();
        joiner.interrupt();
        timed.interrupt();
        threads.settle();
        Finding.named("wrong-alive").unless(
                () -> Teams.assertAlive(List.of("Ada"), team, "when who joined was interrupted"));
        gate.countDown();
        threads.join();
        team.joinAll();
    }

    @Check(points = 2, title = "loses no failure when it is interrupted", needs = "interruptEndsWaiting",
            finding = "failure-lost", hint = "What is left when the wait has ended with an exception?")
    void interruptLosesNoFailure(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        team.start("Ada", threads.task(gate::await));
        team.start("Bob", () -> {
            throw new IllegalStateException("broken");
        });
        for (var call : List.of("joinAll()", "joinAll(1, HOURS)")) {
            var joiner = threads.startAndSettle(call, () -> assertThrows(InterruptedException.class, () -> {
                if (call.equals("joinAll()")) {
                    team.joinAll();
                } else {
                    team.joinAll(1, HOURS);
                }
            }, call));
            joiner.interrupt();
            threads.join();
        }
        gate.countDown();
        Teams.assertHandsOver(List.of("broken"), team::joinAll, "joinAll(), after others were interrupted");
    }

    @Check(points = 2, title = "lets others that join go on, with what failed, though one of them is interrupted",
            needs = "interruptLosesNoFailure", finding = "failure-lost",
            hint = "A thread that joins may be woken, or hold failures already, when it is interrupted. What becomes of that?")
    @Explore(preemptions = 1)
    void interruptPassesWakeupOn(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        var told = new Journal();
        team.start("breaks", () -> {
            throw new IllegalStateException("broken");
        });
        team.start("Ada", threads.task(gate::await));
        var first = threads.startAndSettle("first", () -> joins(team, told));
        threads.startAndSettle("second", () -> joins(team, told));
        gate.countDown();
        first.interrupt();
        threads.join();
        assertEquals(List.of("broken"), told.entries(),
                "what the threads that joined were told, when all workers had ended and one of these threads was interrupted");
    }

    private static void joins(Team team, Journal told) {
        try {
            team.joinAll();
        } catch (WorkerFailed e) {
            e.failures().forEach(failure -> told.add(failure.getMessage()));
        } catch (InterruptedException _) {
            // it gives up
        }
    }

    @Check(points = 1, title = "notices an interrupt from before the call", needs = "interruptEndsWaiting",
            finding = "interrupt-ignored", hint = "Is the interrupt status looked at before the wait?")
    void noticesEarlierInterrupt(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        team.start("Ada", threads.task(gate::await));
        threads.startAndSettle("joins already", team::joinAll);
        threads.startAndSettle("joins", () -> {
            Thread.currentThread().interrupt();
            assertInterrupted(team::joinAll, "joinAll()");
        });
        threads.startAndSettle("joins in time", () -> {
            Thread.currentThread().interrupt();
            assertInterrupted(() -> team.joinAll(1, HOURS), "joinAll(1, HOURS)");
        });
        gate.countDown();
        threads.join();
    }

    private static void assertInterrupted(Teams.Joining joining, String call) {
        assertThrows(InterruptedException.class, joining::run,
                () -> call + " threw no InterruptedException, though its thread was interrupted");
        assertFalse(Thread.currentThread().isInterrupted(),
                () -> "the interrupt status is still set after the InterruptedException of " + call);
    }

    @Check(points = 2, title = "takes no notice of an interrupt in the other methods", needs = "startersMeet",
            finding = "interrupt-mishandled", hint = "What never waits has nothing to do with interrupts.")
    @Explore(preemptions = 1)
    void othersIgnoreInterrupts(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        team.startDaemon("Bob", threads.task(gate::await));
        assertStillInterrupted("startDaemon(Bob, task)");
        team.start(new Thread(threads.task(gate::await), "Cleo"));
        assertStillInterrupted("start(Cleo)");
        var alive = team.alive();
        assertStillInterrupted("alive()");
        assertEquals(2, alive.size(), "how many an interrupted thread sees alive, of two");
        var starts = threads.start("starts", () -> team.start("Dora", threads.task(gate::await)));
        team.start("Ada", threads.task(gate::await));
        assertStillInterrupted("start(Ada, task)");
        Thread.interrupted();
        starts.join();
        Finding.named("wrong-alive").unless(() -> assertEquals(4, team.alive().size(),
                "how many are alive when an interrupted thread and another one have started workers, four in all"));
        gate.countDown();
    }

    private static void assertStillInterrupted(String call) {
        assertTrue(Thread.currentThread().isInterrupted(), () -> call + " lost the interrupt");
    }
}
