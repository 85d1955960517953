package threads.checks;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Those are listed as alive who are started and have not ended.
@Topic("threads")
public class TeamAliveChecks {

    @Check(points = 4, title = "lists as alive who is started and has not ended", needs = "runsTheTask",
            finding = "wrong-alive", hint = "Who comes into the list, and who goes out of it, and when?")
    void listsWhoIsAlive(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var gates = List.of(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
        Teams.assertAlive(List.of(), team, "before anybody was started");
        team.start("Ada", threads.task(gates.get(0)::await));
        Teams.assertAlive(List.of("Ada"), team, "after start(Ada, task)");
        team.startDaemon("Bob", threads.task(gates.get(1)::await));
        Teams.assertAlive(List.of("Ada", "Bob"), team, "after startDaemon(Bob, task)");
        team.start(new Thread(threads.task(gates.get(2)::await), "Cleo"));
        Teams.assertAlive(List.of("Ada", "Bob", "Cleo"), team, "after start(Cleo)");
        team.start("Ada", threads.task(gates.get(1)::await));
        Teams.assertAlive(List.of("Ada", "Ada", "Bob", "Cleo"), team, "after another start(Ada, task)");
        gates.get(0).countDown();
        threads.settle();
        Teams.assertAlive(List.of("Ada", "Bob", "Cleo"), team, "when the first Ada has ended");
        gates.get(1).countDown();
        threads.settle();
        Teams.assertAlive(List.of("Cleo"), team, "when Bob and the second Ada have ended, too");
        gates.get(2).countDown();
        threads.settle();
        Teams.assertAlive(List.of(), team, "when all have ended");
    }

    @Check(points = 1, title = "hands out a list of names that does not change any more", needs = "listsWhoIsAlive",
            finding = "wrong-alive", hint = "Who has the list that alive() hands out, beside the one who asked?")
    void listDoesNotChange(Submission submission, Threads threads) {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        team.start("Ada", threads.task(gate::await));
        var list = team.alive();
        team.start("Bob", threads.task(gate::await));
        team.alive();
        assertEquals(List.of("Ada"), list, "a list that alive() handed out, when one more was started");
        gate.countDown();
        threads.settle();
        team.alive();
        assertEquals(List.of("Ada"), list, "a list that alive() handed out, when all have ended");
    }

    @Check(points = 3, title = "lists them in alive() while others are started, too", needs = "listsWhoIsAlive",
            finding = "wrong-alive", hint = "Can another thread start a worker while alive() looks at them?")
    @Explore
    void aliveIsExact(Submission submission, Threads threads) throws InterruptedException {
        var team = Teams.team(submission);
        var gate = new CountDownLatch(1);
        var ada = new Thread(threads.task(gate::await), "Ada");
        team.start(ada);
        threads.start("looks", () -> {
            assertTrue(team.alive().contains("Ada"), "alive() lists Ada, who is started and has not ended");
            gate.countDown();
        });
        team.start("Bob", () -> {
        });
        ada.join();
        assertEquals(false, team.alive().contains("Ada"), "alive() lists Ada, who has ended");
        team.joinAll();
        Teams.assertAlive(List.of(), team, "after joinAll()");
        assertTrue(team.joinAll(0, SECONDS), "joinAll(0, SECONDS), when all have ended");
        threads.join();
    }
}
