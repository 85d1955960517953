package threads.checks;

import java.util.List;

import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import threads.contract.Team;
import threads.contract.WorkerFailed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Makes teams of the submission, and looks at them where the contract leaves an order open.
final class Teams {

    /// A method that joins.
    @FunctionalInterface
    interface Joining {
        void run() throws InterruptedException;
    }

    private Teams() {}

    static Team team(Submission submission) {
        return submission.create(Team.class, "ThreadTeam");
    }

    /// What was noted, sorted, whatever was noted twice.
    static List<String> noted(Journal journal) {
        return journal.entries().stream().distinct().sorted().toList();
    }

    static void assertAlive(List<String> names, Team team, String what) {
        assertEquals(names, team.alive().stream().sorted().toList(), () -> "alive(), sorted, " + what);
    }

    static void assertHandsOver(List<String> failures, Joining joining, String what) {
        var failed = assertThrows(WorkerFailed.class, joining::run, what);
        assertEquals(failures, failed.failures().stream().map(Throwable::getMessage).sorted().toList(),
                () -> "the failures, sorted, that are handed over by " + what);
    }
}
