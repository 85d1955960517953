package threads.checks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import threads.contract.Team;
import threads.contract.WorkerFailed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

/// Makes teams of the submission, looks at them where the contract leaves an order open, and measures time.
final class Teams {

    /// What a correct team may be late in virtual time: it may round a timeout up.
    private static final Duration LATE = Duration.ofMillis(10);

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

    static void assertOnTime(Duration due, Duration elapsed) {
        if (elapsed.compareTo(due) < 0 || elapsed.compareTo(due.plus(LATE)) > 0) {
            fail("the wait ended after " + inSeconds(elapsed) + ", and was to end after " + inSeconds(due));
        }
    }

    private static String inSeconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
    }
}
