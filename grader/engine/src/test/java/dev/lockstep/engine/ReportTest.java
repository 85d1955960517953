package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.Coverage.Extent;
import dev.lockstep.engine.Explored.Cut;
import dev.lockstep.engine.Explored.Failing;
import dev.lockstep.engine.Explored.Passed;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.trace.Limit.TooManySteps;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Trace;
import programs.Named;
import programs.Reported;

/// What an exploration found reads as it should.
class ReportTest {

    private record Case(String name, Program program, UnaryOperator<Exploration> within) {

        Case(String name, Program program) {
            this(name, program, exploration -> exploration);
        }

        String text() {
            return "== " + name + "\n" + within.apply(Exploration.of(program)).explore() + "\n";
        }
    }

    @Test
    void passesReadWordForWord() throws IOException {
        System.clearProperty(Reported.RUNS);
        GoldenFile.compare("passes.txt", texts(new Case("all schedules", Reported::correct),
                new Case("up to a bound", Reported::hasManySchedules, it -> it.preemptions(1).schedules(4_000)),
                new Case("until the budget ended", Reported::hasManySchedules,
                        it -> it.preemptions(3).schedules(4_000)),
                new Case("a small budget", Reported::hasManySchedules, it -> it.schedules(100)),
                new Case("hardly any", Reported::hasManySchedules, it -> it.schedules(2)),
                new Case("another result when run again", Reported::remembersEarlierRuns)));
    }

    @Test
    void whatWasNotTriedIsSaid() throws IOException {
        var sites = IntStream.rangeClosed(1, 7)
                .mapToObj(line -> new Site(Operation.CALL, "get", "programs.Some", "run", "programs/Some.java", line))
                .toList();
        var coverage = new Coverage(12, 3, 1, 2, 40, Extent.ALL, 1, Set.of(), sites.subList(0, 1), sites.subList(1, 3),
                sites,
                sites.subList(6, 7));
        var cut = new Cut(new TooManySteps(20_000, "other", sites.getFirst()), new Decisions(new int[0]),
                new Trace(List.of(), List.of()));
        GoldenFile.compare("gaps.txt", new Passed(coverage, cut) + "\n");
    }

    @Test
    void failuresReadWordForWord() throws IOException {
        GoldenFile.compare("failures.txt", texts(new Case("deadlock", Reported::deadlocks),
                new Case("lost wake-up", Reported::losesWakeup),
                new Case("threads left running", Reported::leavesThread),
                new Case("data race", Reported::races),
                new Case("livelock", Reported::spinsForEver),
                new Case("failed assertion", Reported::failsAssertion),
                new Case("too many steps", Reported::doesNotEnd, it -> it.steps(100)),
                new Case("not supported", Reported::waitsWithinCompute),
                new Case("many steps", Reported::takesManySteps)));
    }

    @Test
    void objectsAreCalledAsTheProgramCallsThem() throws IOException {
        GoldenFile.compare("names.txt", texts(new Case("two conditions of a lock", Named::hasTwoConditions),
                new Case("two objects of a class", Named::transfersInOppositeOrder),
                new Case("elements of an array of locks", Named::dines),
                new Case("elements of an array", Named::racesForSeats),
                new Case("the contents of a collection", Named::racesForAList),
                new Case("a captured variable", Named::capturesItsMailbox),
                new Case("read and write locks", Named::upgrades),
                new Case("permits", Named::takesPermitsInOppositeOrder),
                new Case("nodes of a list", Named::linksNodes),
                new Case("threads of one name", Named::callsTwoThreadsAlike)));
    }

    @Test
    void whatTheJdkKeepsToItselfIsTold() throws IOException {
        GoldenFile.compare("hidden.txt",
                texts(new Case("an exception that a task ends with", Named::swallowsAnException),
                        new Case("one that a stage ends with", Named::swallowsAnExceptionInAStage),
                        new Case("classes that initialise each other", Named::initialisesInACircle),
                        new Case("a signal that wakes one", Named::signalsOne),
                        new Case("an interrupted wait", Named::interruptsAWait)));
    }

    @Test
    void whatComesAgainAndAgainIsFolded() throws IOException {
        GoldenFile.compare("rounds.txt", texts(new Case("rounds with other values", Named::countsInRounds),
                new Case("rounds between what matters", Named::goesRoundBeforeAndAfter),
                new Case("a livelock with a lock", Named::spinsWithALock)));
    }

    private static String texts(Case... cases) {
        return Stream.of(cases).map(Case::text).collect(Collectors.joining("\n"));
    }

    @Test
    void aScheduleReplaysFromItsText() {
        var exploration = Exploration.of(Reported::failsAssertion);
        var failing = failing(exploration.explore());
        var again = failing(exploration.replay(failing.schedule()));
        assertEquals(failing.toString(), again.toString());
        assertNull(exploration.replay("straight").failing());
    }

    private static Failing failing(Explored explored) {
        var failing = explored.failing();
        if (failing == null) {
            throw new AssertionError("nothing failed: " + explored);
        }
        return failing;
    }

    @Test
    void aScheduleOfAnotherProgramIsNoticed() {
        var replayed = Exploration.of(Reported::correct).replay("0:1 900:1");
        assertEquals("the program does not offer the decisions of that schedule",
                assertInstanceOf(Explored.Diverged.class, replayed).difference());
        assertThrows(IllegalStateException.class, replayed::orThrow);
    }

    @Test
    void anyScheduleHasAText() {
        assertEquals("straight", text(0, 0));
        assertEquals("1:2 4:1", text(0, 2, 0, 0, 1, 0));
    }

    private static String text(int... decisions) {
        return new Cut(new TooManySteps(1, "main", null), new Decisions(decisions), new Trace(List.of(), List.of()))
                .schedule();
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        var exploration = Exploration.of(Reported::correct);
        for (var text : List.of("", "1", "1:", "a:1", "3:1 3:1", "4:1 3:1", "1:1  2:1", "99999999:1", "1:1+0*3",
                "1:1+2*0",
                "1:1+9999999*9999999", "1:1+1*3 2:1")) {
            assertThrows(IllegalArgumentException.class, () -> exploration.replay(text), text);
        }
    }

    @Test
    void decisionsThatComeRoundAreWrittenOnce() {
        var decisions = new Decisions();
        for (var round = 0; round < 1_000; round++) {
            decisions.add(1);
            decisions.add(0);
            decisions.add(2);
        }
        decisions.add(3);
        var text = "0:1+3*1000 2:2+3*1000 3000:3";
        assertEquals(text, Schedules.text(decisions));
        var read = Schedules.parse(text);
        assertEquals(IntStream.range(0, decisions.size()).mapToObj(decisions::get).toList(),
                IntStream.range(0, read.size()).mapToObj(read::get).toList());
    }
}
