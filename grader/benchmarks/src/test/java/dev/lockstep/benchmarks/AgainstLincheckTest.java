package dev.lockstep.benchmarks;

import java.util.EnumSet;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The engine and Lincheck look at the same calls of the same structures. Lincheck asks whether each history is
/// linearizable; the engine explores the schedules, and each has to return what some order of the calls explains.
class AgainstLincheckTest {

    private enum Tool {
        ENGINE,
        LINCHECK
    }

    /// A structure on which the tools differ.
    ///
    /// @param right the one that tells the truth
    /// @param finding of the tool that finds something
    private record Difference(Tool right, String finding, String why) {}

    private static final Map<Subject, Difference> DIFFERENCES = Map.of(
            Subject.BUFFER_WITH_ONE_NOTIFY, new Difference(Tool.ENGINE, "LostWakeup",
                    "Lincheck has notify wake all waiters. The JDK wakes one, which may be of the wrong kind; the "
                            + "engine tries each."),
            Subject.COUNTER_WITH_AN_UNGUARDED_READER, new Difference(Tool.ENGINE, "DataRace",
                    "Lincheck runs sequentially consistent executions and does not look for data races. Nothing orders "
                            + "this read after any write, so it may return an old value for ever (JLS 17.4.5)."),
            Subject.QUEUE_WITH_TIMED_POLL, new Difference(Tool.ENGINE, "ManagedLivelockFailure",
                    "Time stands still for Lincheck, so a loop that waits until a deadline never ends. The engine's "
                            + "virtual clock moves when nobody can run."),
            Subject.STALE_REGISTER, new Difference(Tool.LINCHECK, "IncorrectResultsFailure",
                    "The register is sequentially consistent, but not linearizable: a read that begins after a write "
                            + "has returned gives the old value. Results alone do not tell which call began after which "
                            + "had ended; Lincheck notes that, a program that only compares outcomes does not."));

    private static Map<Subject, Verdict> lincheck = Map.of();

    @BeforeAll
    static void askLincheck() {
        lincheck = LincheckVerdicts.find();
    }

    private static Verdict ofLincheck(Subject subject) {
        var verdict = lincheck.get(subject);
        if (verdict == null) {
            throw new AssertionError("Lincheck said nothing of " + subject);
        }
        return verdict;
    }

    @ParameterizedTest
    @EnumSource
    void bothTellTheTruthOrTheOneThatIsNamed(Subject subject) {
        var engine = Verdict.ofEngine(subject.scenario());
        var other = ofLincheck(subject);
        var difference = DIFFERENCES.get(subject);
        if (difference == null) {
            assertEquals(subject.correct, engine.correct(), () -> "the engine says " + engine);
            assertEquals(subject.correct, other.correct(), () -> "Lincheck says " + other);
            return;
        }
        assertNotEquals(engine.correct(), other.correct(), "they no longer differ: " + engine + ", " + other);
        var right = difference.right() == Tool.ENGINE ? engine : other;
        assertEquals(subject.correct, right.correct(), difference.why());
        assertEquals(difference.finding(), engine.why() + other.why(), difference.why());
    }

    @Test
    void lincheckWorksInItsJvm() {
        assertFalse(ofLincheck(Subject.RACY_COUNTER).correct());
        assertTrue(ofLincheck(Subject.SYNCHRONIZED_COUNTER).correct());
        assertEquals(EnumSet.allOf(Subject.class), lincheck.keySet());
    }
}
