package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lockstep.engine.Coverage.Stage;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Limit;
import programs.Outsider;
import programs.Reported;

/// Whoever explores a program gets an answer about that program, or is told why there is none.
class ExplorationTest {

    @Test
    void aCorrectProgramPasses() {
        var explored = Exploration.of(Reported::correct).verify();
        assertTrue(explored.coverage().isAll());
        assertTrue(explored.schedules() > 1);
    }

    @Test
    void everyScheduleBeginsWithFreshStaticState() {
        assertTrue(Exploration.of(Reported::usesStaticState).verify().coverage().isAll());
    }

    @Test
    void aWrongProgramThrowsWithItsScheduleAndItsException() {
        var error = assertThrows(AssertionError.class, Exploration.of(Reported::failsAssertion)::verify);
        var message = String.valueOf(error.getMessage());
        assertTrue(message.contains("the program's own check"), message);
        assertTrue(message.contains("replay(\""), message);
        assertInstanceOf(AssertionError.class, error.getCause());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aProgramMayCaptureNumbersAndStrings(int times) {
        var explored = Outsider.incrementing(times, "name").explore();
        assertNull(explored.failing(), explored::toString);
        assertNotEquals(1, explored.schedules());
    }

    @Test
    void boundsAreHeeded() {
        var exploration = Exploration.of(Reported::failsAssertion);
        assertNull(exploration.schedules(1).explore().failing(), "the first schedule passes");
        assertInstanceOf(Explored.CutOff.class, exploration.steps(3).explore());
        assertEquals(1, Exploration.of(Reported::hasManySchedules).preemptions(1).explore().coverage().preemptions());
    }

    @Test
    void whatWasTriedIsOnRecord() {
        var all = Exploration.of(Reported::correct).verify().coverage();
        assertEquals(Set.of(Stage.ONE_DEVIATION, Stage.REDUCED), all.stages());
        assertEquals(3, all.threads());
        assertEquals(0, all.cutOff());
        var some = Exploration.of(Reported::hasManySchedules).schedules(100).verify().coverage();
        assertEquals(Set.of(Stage.RANDOM), some.stages());
        assertFalse(some.isAll() || some.isBound());
        assertTrue(some.runs() + some.givenUp() <= 100);
    }

    @Test
    void whateverTheBudgetAllIsSaidOfNothingLess() throws NoSuchMethodException {
        var program = Reported.class.getMethod("failsInOneOrder", String.class);
        for (var order : List.of("[0, 1, 2, 3]", "[0, 0, 1, 3]", "[0, 1, 1, 2]", "[1, 2, 2, 3]", "[0, 2, 2, 3]")) {
            for (var budget = 20; budget <= 300; budget += 5) {
                var explored = Exploration.of(Entry.of(program, order)).preemptions(0).schedules(budget).explore();
                assertTrue(explored.failing() != null || !explored.coverage().isAll(),
                        order + " is missed with " + budget + " schedules");
            }
        }
    }

    @Test
    void whereNoThreadCouldBeSwitchedIsOnRecord() {
        var coverage = Exploration.of(Reported::waitsWithinCompute).verify().coverage();
        assertFalse(coverage.isAll());
        assertTrue(coverage.unswitched().stream().anyMatch(site -> site.member().equals("lock")));
    }

    @Test
    void whoIsCutOffInSomeSchedulesHasPassedInTheOthers() {
        var passed = Exploration.of(Reported::takesLongInSomeSchedules).steps(1_000).verify();
        assertInstanceOf(Limit.TooManySteps.class, passed.cut() == null ? null : passed.cut().limit());
        assertTrue(passed.schedules() > 0 && passed.coverage().cutOff() > 0);
        assertFalse(passed.coverage().isAll());
    }

    @Test
    void aScheduleThatWasCutOffIsRunAgain() {
        var exploration = Exploration.of(Reported::doesNotEnd).steps(100);
        var cutOff = assertInstanceOf(Explored.CutOff.class, exploration.explore());
        assertInstanceOf(Explored.CutOff.class, exploration.replay(cutOff.cut().schedule()));
        assertThrows(IllegalStateException.class, exploration::verify);
    }

    @Test
    void aProgramThatIsTooLongIsToldSoon() {
        var cutOff = assertInstanceOf(Explored.CutOff.class,
                Exploration.of(Reported::isTooLong).steps(1_000).totalSteps(1_000_000).explore());
        assertTrue(cutOff.coverage().cutOff() <= 60, cutOff::toString);
    }

    @Test
    void timersFireAtAnyMomentOnRequest() {
        var exploration = Outsider.sleepingLongerThanAnother();
        exploration.verify();
        assertInstanceOf(Failure.Uncaught.class, failure(exploration.anyDelay().explore()));
    }

    @Test
    void spuriousWakeupsComeOnRequest() {
        var exploration = Outsider.waitingWithoutLoop();
        exploration.verify();
        assertInstanceOf(Failure.Uncaught.class, failure(exploration.spuriousWakeups(1).explore()));
    }

    @Test
    void theSeedDecidesWhichRandomSchedulesAreTried() {
        var exploration = Outsider.failingAtRandom().schedules(300);
        assertNotEquals(exploration.seed(1).explore().toString(), exploration.seed(2).explore().toString());
    }

    private static Failure failure(Explored explored) {
        var failing = explored.failing();
        if (failing == null) {
            throw new AssertionError("nothing failed: " + explored);
        }
        return failing.failure();
    }

    @Test
    void aProgramThatStartsNoThreadIsRefused() {
        refused("Nothing was explored: programs.Outsider.startsNothing starts no thread, so there is only one schedule. "
                + "Let it start the threads whose interleavings matter, and join them.",
                Exploration.of(Outsider::startsNothing));
    }

    @Test
    void aProgramOfTheJdkIsRefused() {
        refused("Nothing was explored: java.lang.Thread cannot be instrumented, as it belongs to the JDK or to Lockstep. "
                + "Put the program into a class of your own.", Exploration.of(Thread::yield));
    }

    private static void refused(String message, Exploration exploration) {
        assertEquals(message, assertThrows(IllegalStateException.class, exploration::explore).getMessage());
    }

    @Test
    void anObjectAsProgramIsRefused() {
        assertEquals(
                "The program is an object of programs.Outsider$Anonymous, which is not instrumented: give a lambda or "
                        + "a reference to a static method.",
                invalid(Outsider.object()));
    }

    @Test
    void aMethodOfAnObjectIsRefused() {
        assertEquals(
                "The program captures an object of programs.Outsider, which is not instrumented and is not made anew "
                        + "for every schedule: make it inside the program. Strings, numbers, truth values and characters may be "
                        + "captured.",
                invalid(Outsider.capturing()));
        assertEquals(
                "The program programs.Outsider.instanceMethod belongs to an object, which is not instrumented: make "
                        + "it static, or a lambda that uses neither `this` nor fields of the test.",
                invalid(Outsider.bound()));
    }

    private static String invalid(Program program) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Exploration.of(program)).getMessage());
    }
}
