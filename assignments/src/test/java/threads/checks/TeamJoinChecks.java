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

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

/// Who joins waits until the last worker has ended, and not for daemons.
@Topic("threads")
public class TeamJoinChecks {

    /// What workers did, each in a place of its own; read after joinAll.
    private final int[] work = new int[2];

    @Check(points = 6, title = "waits in joinAll() until the last worker has ended, and shows what they did",
            needs = "runsTheTask", finding = "joined-early",
            hint = "Which worker is the last one to end? Does joinAll() wait for each of them?")
    @Explore
    void joinWaitsForTheLast(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var journal = new Journal();
        for (var i = 0; i < 2; i++) {
            var place = i;
            team.start("worker " + i, () -> {
                work[place] = 1;
                journal.add("worker " + place + " is done");
            });
        }
        team.joinAll();
        assertEquals(List.of("worker 0 is done", "worker 1 is done"), Teams.noted(journal),
                "what was noted when joinAll() returned");
        assertEquals(2, work[0] + work[1], "the work of two workers, as it is seen after joinAll()");
    }

    @Check(points = 2, title = "does not wait in joinAll() where there is nobody to wait for, and can be used again",
            needs = "joinWaitsForTheLast", finding = "joined-early",
            hint = "What is left of the first workers when the next ones are started?")
    void joinsAgain(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        team.joinAll();
        for (var round : List.of("first", "second")) {
            var gate = new CountDownLatch(1);
            var journal = new Journal();
            team.start(round, threads.task(gate::await));
            threads.startAndSettle("joiner", () -> {
                team.joinAll();
                assertEquals(List.of("gate opened"), journal.entries(),
                        () -> "what came before the return of joinAll(), in the " + round + " round");
            });
            journal.add("gate opened");
            gate.countDown();
            threads.join();
            team.joinAll();
        }
    }

    @Check(points = 5, title = "waits in joinAll() for those too that workers start", needs = "joinWaitsForTheLast",
            finding = "joined-early",
            hint = "A worker may start others while joinAll() waits for it. Can it do so, and who waits for them?")
    @Explore
    void joinWaitsForLaterWorkers(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var journal = new Journal();
        team.start("parent", () -> team.start("child", () -> journal.add("child")));
        team.joinAll();
        assertEquals(List.of("child"), Teams.noted(journal), "what a worker's worker had done when joinAll() returned");
    }

    @Check(points = 3, title = "answers other threads while one is in joinAll()", needs = "joinWaitsForLaterWorkers",
            finding = "joined-early", hint = "What does the thread in joinAll() hold while it waits?")
    void answersWhileOneJoins(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var question = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var journal = new Journal();
        team.start("Ada", threads.task(() -> {
            question.await();
            Finding.named("wrong-alive").unless(
                    () -> assertEquals(List.of("Ada"), team.alive(), "alive(), asked by a worker that is joined"));
            gate.await();
        }));
        threads.start("timed", () -> team.joinAll(1, HOURS));
        threads.start("joiner", () -> {
            team.joinAll();
            assertEquals(List.of("gate opened"), journal.entries(), "what came before the return of joinAll()");
        });
        threads.settle();
        question.countDown();
        threads.settle();
        team.start("Bob", threads.task(gate::await));
        team.startDaemon("Cleo", threads.task(gate::await));
        team.start(new Thread(threads.task(gate::await), "Dora"));
        Teams.assertAlive(List.of("Ada", "Bob", "Cleo", "Dora"), team, "while others are in joinAll");
        var brief = new Journal();
        threads.start("brief", () -> {
            team.joinAll(1, SECONDS);
            brief.add("returned");
        });
        Thread.sleep(2_000);
        Finding.named("wrong-timeout").hint("What does the thread in joinAll() hold while it waits?")
                .unless(() -> assertEquals(List.of("returned"), brief.entries(),
                        "what has become of joinAll(1, SECONDS) after 2 s, while others are in joinAll"));
        journal.add("gate opened");
        gate.countDown();
        threads.join();
    }

    @Check(points = 2, title = "lets all go on that are in joinAll()", needs = "joinWaitsForTheLast",
            finding = "lost-wakeup", hint = "How many threads may be in joinAll(), and who wakes them?")
    @Explore(preemptions = 1)
    void joinersAllGoOn(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        team.start("worker", threads.task(gate::await));
        threads.times(2, _ -> team.joinAll());
        threads.settle();
        gate.countDown();
        threads.join();
    }

    @Check(points = 4, title = "does not wait for daemons", needs = "joinWaitsForTheLast", finding = "joined-late",
            hint = "Who of the workers is a daemon, and how does joinAll() know?")
    void leavesDaemonsAlone(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        team.startDaemon("Bob", threads.task(gate::await));
        var given = new Thread(threads.task(gate::await), "Cleo");
        given.setDaemon(true);
        team.start(given);
        team.start("Ada", () -> {
        });
        for (var timed : List.of(false, true)) {
            var journal = new Journal();
            threads.startAndSettle(timed ? "timed" : "joiner", () -> {
                if (timed) {
                    team.joinAll(1, HOURS);
                } else {
                    team.joinAll();
                }
                journal.add("returned");
            });
            assertEquals(List.of("returned"), Teams.noted(journal),
                    () -> "what becomes of " + (timed ? "joinAll(1, HOURS)" : "joinAll()")
                            + ", when only daemons are left");
        }
        gate.countDown();
        threads.join();
    }

    @Check(points = 1, title = "sleeps while it waits, for a day if need be", needs = "joinWaitsForTheLast",
            finding = "polls", hint = "Who waits for a thread is told when it ends, and does not look now and then.")
    @Explore(preemptions = 0, steps = 1_000)
    void sleepsForADay(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        team.start("Ada", threads.task(() -> Thread.sleep(Duration.ofDays(1))));
        threads.start("timed", () -> team.joinAll(23, HOURS));
        team.joinAll();
        threads.join();
    }

    @Check(points = 1, title = "believes no wake-up while a worker works", needs = "timesOutOnTime",
            finding = "joined-early", hint = "wait, await and park may return for no reason at all.")
    @Explore(preemptions = 0, spuriousWakeups = 1)
    void survivesSpuriousWakeups(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var journal = new Journal();
        team.start("Ada", threads.task(() -> Thread.sleep(Duration.ofHours(1))));
        team.start("Bob", threads.task(() -> {
            Thread.sleep(Duration.ofHours(2));
            journal.add("done");
        }));
        threads.start("timed", () -> {
            var joined = team.joinAll(3, HOURS);
            Finding.named("wrong-timeout").unless(
                    () -> assertEquals(true, joined, "joinAll(3, HOURS), where a worker works for two"));
            assertEquals(List.of("done"), journal.entries(), "what a worker had done when joinAll(3, HOURS) returned");
        });
        team.joinAll();
        assertEquals(List.of("done"), journal.entries(), "what a worker had done when joinAll() returned");
        threads.join();
    }

    @Check(points = 1, title = "keeps one team apart from another", needs = "joinWaitsForTheLast",
            finding = "joined-late", hint = "Is anything static that belongs to one team?")
    void teamsAreIndependent(Submission submission, Threads threads) throws InterruptedException {
        var busy = Teams.team(submission);
        var gate = new CountDownLatch(1);
        busy.start("Ada", threads.task(gate::await));
        busy.start("Bob", () -> {
            throw new IllegalStateException("broken");
        });
        threads.settle();
        var idle = Teams.team(submission);
        Finding.named("wrong-alive").unless(() -> Teams.assertAlive(List.of(), idle, "of a team without workers"));
        var journal = new Journal();
        threads.startAndSettle("joiner", () -> {
            assertDoesNotThrow(() -> idle.joinAll(),
                    "joinAll() of a team without workers, while another team has some");
            journal.add("returned");
        });
        assertEquals(List.of("returned"), journal.entries(),
                "what becomes of joinAll() of a team without workers, while another team has some");
        gate.countDown();
        threads.join();
        Finding.named("failure-lost").unless(() -> Teams.assertHandsOver(List.of("broken"), busy::joinAll,
                "joinAll() of the team whose worker broke"));
    }
}
