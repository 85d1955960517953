package threads.checks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import threads.contract.Team;
import threads.contract.WorkerFailed;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static dev.lockstep.api.Waits.assertOnTime;

/// What a worker throws is handed over to who joins, once.
@Topic("threads")
public class TeamFailureChecks {

    @Check(points = 5, title = "hands over what a worker threw, when all have ended", needs = "joinWaitsForTheLast",
            finding = "failure-lost",
            hint = "Who learns what a thread has thrown, and where is it kept until somebody joins?")
    @Explore
    void handsFailureOver(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var journal = new Journal();
        breakDown(team, "broken");
        team.start("works", () -> journal.add("done"));
        Teams.assertHandsOver(List.of("broken"), team::joinAll, "joinAll()");
        Finding.named("joined-early").unless(() -> assertEquals(List.of("done"), Teams.noted(journal),
                "what the other worker had done when joinAll() threw what one has thrown"));
    }

    @Check(points = 2, title = "hands over all failures, errors and those of given threads, too",
            needs = "handsFailureOver", finding = "failure-lost",
            hint = "What can be thrown beside an exception, and how many workers can fail, and with what? Who learns what a "
                    + "thread has thrown whose run() is not yours?")
    void handsAllFailuresOver(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        breakDown(team, "an exception");
        breakDown(team, "another exception");
        team.start("breaks", () -> {
            throw new Error("an error");
        });
        team.start(new Thread(() -> {
            throw new Error("an error of a given thread");
        }));
        var same = new IllegalStateException("the same exception");
        team.start("breaks", () -> {
            throw same;
        });
        team.start("breaks", () -> {
            throw same;
        });
        team.start("works", () -> {
        });
        Teams.assertHandsOver(List.of("an error", "an error of a given thread", "an exception", "another exception",
                "the same exception", "the same exception"), team::joinAll, "joinAll()");
    }

    @Check(points = 3, title = "hands each failure over once, by joinAll() or joinAll(timeout)",
            needs = "handsFailureOver", finding = "failure-repeated",
            hint = "What is left of a failure when it has been handed over?")
    void handsEachFailureOverOnce(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var lost = Finding.named("failure-lost");
        breakDown(team, "first");
        lost.unless(() -> Teams.assertHandsOver(List.of("first"), team::joinAll, "joinAll()"));
        assertDoesNotThrow(() -> team.joinAll(), "a second joinAll()");
        breakDown(team, "second");
        Teams.assertHandsOver(List.of("second"), () -> team.joinAll(1, HOURS), "joinAll(1, HOURS)");
        assertTrue(assertDoesNotThrow(() -> team.joinAll(1, HOURS), "a second joinAll(1, HOURS)"),
                "joinAll(1, HOURS), where all have ended");
        breakDown(team, "third");
        threads.settle();
        Teams.assertHandsOver(List.of("third"), () -> team.joinAll(0, SECONDS), "joinAll(0, SECONDS)");
        team.joinAll();
    }

    private static void breakDown(Team team, String message) {
        team.start("breaks", () -> {
            throw new IllegalStateException(message);
        });
    }

    @Check(points = 2, title = "hands over what a daemon threw", needs = "handsFailureOver",
            finding = "failure-lost", hint = "Nobody waits for a daemon. What if it has thrown something already?")
    void handsFailuresOfDaemonsOver(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        team.startDaemon("Bob", () -> {
            throw new IllegalStateException("a broken daemon");
        });
        threads.settle();
        Finding.named("wrong-alive").unless(
                () -> Teams.assertAlive(List.of(), team, "when the only worker has thrown something"));
        Teams.assertHandsOver(List.of("a broken daemon"), team::joinAll, "joinAll()");
        var gate = new CountDownLatch(1);
        team.startDaemon("Cleo", () -> {
            awaitOpen(gate);
            throw new IllegalStateException("a late daemon");
        });
        team.joinAll();
        gate.countDown();
        threads.settle();
        Teams.assertHandsOver(List.of("a late daemon"), () -> team.joinAll(1, SECONDS), "joinAll(1, SECONDS)");
    }

    private static void awaitOpen(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a worker", e);
        }
    }

    @Check(points = 3, title = "hands a failure over to one of several threads that join",
            needs = "handsEachFailureOverOnce",
            hint = "Does a step lie between the look at the failures and the one that takes them?")
    @Explore(preemptions = 1)
    @MatchesReference
    void oneOfTwoGetsTheFailure(Submission submission, Threads threads, Outcome outcome) {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        team.start("breaks", () -> {
            awaitOpen(gate);
            throw new IllegalStateException("broken");
        });
        threads.start("joins", () -> outcome.set("joinAll()", handedOver(team::joinAll)));
        threads.start("joins in time",
                () -> outcome.set("joinAll(1, HOURS)", handedOver(() -> team.joinAll(1, HOURS))));
        threads.settle();
        gate.countDown();
        threads.join();
        Finding.named("wrong-timeout")
                .hint("Who tells the others that the last worker has ended, if one of them throws?")
                .unless(() -> assertOnTime(Duration.ZERO, threads.elapsed()));
    }

    private static String handedOver(Teams.Joining joining) throws InterruptedException {
        try {
            joining.run();
            return "no failure";
        } catch (WorkerFailed e) {
            return e.failures().size() + " failure";
        }
    }
}
