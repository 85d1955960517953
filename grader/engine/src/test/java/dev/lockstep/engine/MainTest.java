package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import programs.Commanded;
import programs.WithMain;

/// A program that knows nothing of all this is explored from the command line.
class MainTest {

    private static final String PROGRAMS = Commanded.class.getName() + "#";

    private record Answer(int code, String text) {}

    private static Answer answer(String... arguments) {
        var text = new ByteArrayOutputStream();
        var code = new Main(new PrintStream(text, true, StandardCharsets.UTF_8)).run(arguments);
        return new Answer(code, text.toString(StandardCharsets.UTF_8));
    }

    private static void says(int code, String text, String... arguments) {
        assertEquals(new Answer(code, text), answer(arguments));
    }

    private static void begins(int code, String text, String... arguments) {
        var answer = answer(arguments);
        assertTrue(answer.text.startsWith(text), answer.text);
        assertEquals(code, answer.code);
    }

    // Exit codes

    @Test
    void aProgramThatPassesExitsWithZeroAndItsOwnOutputIsNotSeen() {
        says(0, "No schedule fails: 10 schedules were run, and stand for all there are.\n", WithMain.class.getName(),
                "right");
    }

    @Test
    void aProgramThatFailsExitsWithOne() {
        begins(1, "Schedule 1 fails. main ends with ", WithMain.class.getName(), "wrong");
    }

    @Test
    void theJvmExitsWithTheCode() throws Exception {
        var child = explore(List.of(ChildJvm.agent()), WithMain.class.getName(), "wrong");
        assertTrue(child.output().startsWith("Schedule 1 fails. "), child.output());
        assertEquals(1, child.exit());
    }

    @Test
    void withoutTheAgentItSaysHowToAddIt() throws Exception {
        var child = explore(List.of(), WithMain.class.getName(), "right");
        GoldenFile.compare("no-agent.txt", child.output().replace(ChildJvm.engine().toString(), "lockstep-engine.jar"));
        assertEquals(2, child.exit());
    }

    private static ChildJvm explore(List<String> flags, String... arguments) throws IOException, InterruptedException {
        return ChildJvm.run(flags, Main.class, arguments);
    }

    @Test
    void aProgramWhoseSchedulesAreAllCutOffProvesNothing() {
        begins(2, "Cut off after 1,000 steps: Thread-0 had not ended. Loop less, or allow more steps.\n", "--steps",
                "1000", PROGRAMS + "addsOften", "2000");
        begins(0, "No schedule fails: ", "--steps", "5000", PROGRAMS + "addsOften", "2000");
    }

    /// Its initialiser multiplies large numbers as tasks; it may be what the program uses first.
    @Test
    void aClassOfTheJdkThatBeginsWithTasksIsThereBeforeTheProgram() throws Exception {
        var child = explore(List.of(ChildJvm.agent()), PROGRAMS + "twoUseDecimals");
        assertEquals(0, child.exit(), child.output());
    }

    @Test
    void aScheduleThatFailsIsFoundBesideThoseThatAreCutOff() {
        begins(1, "Schedule ", "--steps", "1000", PROGRAMS + "failsAfterManySteps", "2000");
    }

    @Test
    void notAllIsClaimedWhereTheJdkLetsNoThreadBeSwitched() {
        var answer = answer(PROGRAMS + "computesWithinCompute");
        assertEquals(2, answer.code);
        assertTrue(answer.text.startsWith("No schedule failed that was tried: 10 schedules were run. Not tried:\n"
                + "  other threads going on at programs/Commanded.java:"), answer.text);
    }

    // What is asked for

    @Test
    void whatIsNotUnderstoodExitsWithThree() {
        begins(3, "Name a class with a static method main(String[]), and then its arguments; ");
        says(3, "There is no class no.Such on the class path.\n", "no.Such");
        says(3, "There is no static method main(String[]) in java.lang.String.\n", "java.lang.String");
        says(3, "There is no static method prints(String) in programs.Commanded.\n", PROGRAMS + "prints", "a");
        says(3, "The method belongsToAnObject of programs.Commanded is not static.\n", PROGRAMS + "belongsToAnObject");
    }

    @Test
    void optionsAreStrict() {
        says(3, "There is no option --step. There are: --preemptions N, --schedules N, --steps N, --total-steps N, "
                + "--any-delay, --spurious-wakeups N, --seed N, --replay SCHEDULE.\n", "--step", "3", "no.Such");
        says(3, "--preemptions takes a number from 0 to 2,147,483,647, not \"many\".\n", "--preemptions", "many");
        says(3, "--steps takes a number from 1 to 10,000,000, not \"0\".\n", "--steps", "0");
        says(3, "A value is missing: --seed N.\n", "--seed");
    }

    @Test
    void everyBoundCanBeSet() {
        assertEquals(
                new CommandLine(new Bounds(1, 2, 3, 4, true, 5, false, -6), "1:1", "a.B#c", List.of("--seed", "x")),
                CommandLine.parse("--preemptions", "1", "--schedules", "2", "--steps", "3", "--total-steps", "4",
                        "--any-delay", "--spurious-wakeups", "5", "--seed", "-6", "--replay", "1:1", "a.B#c", "--seed",
                        "x"));
    }

    @Test
    void oneScheduleIsRunAgain() {
        var failing = answer(PROGRAMS + "prints", "a", "b").text;
        var schedule = failing.substring(failing.indexOf("replay(\"") + 8, failing.indexOf("\")"));
        var again = answer("--replay", schedule, PROGRAMS + "prints", "a", "b");
        assertEquals(1, again.code);
        assertEquals(failing.substring(failing.indexOf("fails. ")),
                again.text.substring(again.text.indexOf("fails. ")));
        says(3, "\"1:\" is no schedule: copy it whole from where it was shown.\n", "--replay", "1:", PROGRAMS
                + "prints", "a", "b");
    }

    @Test
    void theStepsOfAllSchedulesTogetherAreBounded() {
        begins(0, "No schedule failed that was tried: 1 schedule was run. There are more.\n", "--total-steps",
                "1", WithMain.class.getName(), "right");
    }

    // What the program does besides

    @Test
    void assertionsOfTheProgramAreOn() {
        begins(1, "Schedule 1 fails. main ends with java.lang.AssertionError.", PROGRAMS
                + "assertsThatNothingIsLost");
    }

    @Test
    void whatTheFailingScheduleHasPrintedIsShown() {
        var failing = answer(PROGRAMS + "prints", "a", "b").text;
        assertTrue(failing.endsWith("\nIt printed:\n  out a\n  err b\n"), failing);
    }

    @Test
    void whatIsPrintedOfEverySchedulesIsNot() {
        var out = System.out;
        var err = System.err;
        var seen = new ByteArrayOutputStream();
        var stream = new PrintStream(seen, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            begins(0, "No schedule fails: ", PROGRAMS + "printsStackTraces");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("", seen.toString(StandardCharsets.UTF_8));
    }

    @Test
    void onlyTheBeginningOfMuchOutputIsShown() {
        var failing = answer(PROGRAMS + "printsWithoutEnd", "line ").text;
        assertTrue(failing.contains("\n  line 39\n  ... and about "), failing);
        assertFalse(failing.contains("line 40"), failing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "runtime", "halt", "reference"})
    void aProgramThatEndsTheJvmInGoodOrderPasses(String how) {
        var answer = answer(PROGRAMS + "exits", how, "0");
        assertEquals(0, answer.code);
        assertTrue(
                answer.text.contains("\nA schedule ends where the program ends the JVM, at programs/Commanded.java:"),
                answer.text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "runtime", "halt", "reference"})
    void aProgramThatEndsTheJvmWithAnotherStatusFails(String how) {
        begins(1, "Schedule 1 fails. Thread-0 ends the JVM with status 3.\n  at programs/Commanded.java:", PROGRAMS
                + "exits", how, "3");
    }

    @Test
    void whatOthersCanDoBeforeTheJvmEndsIsTried() {
        begins(1, "Schedule ", PROGRAMS + "exitsWhileOthersFail");
    }

    @Test
    void nobodyHasToEndBeforeTheJvm() {
        begins(0, "No schedule ", "--steps", "5000", "--total-steps", "500000", PROGRAMS
                + "exitsWhileAnotherRunsForEver");
    }

    @Test
    void shutdownHooksAreNotRunAndThatIsSaid() {
        var answer = answer(PROGRAMS + "exitsBeforeItsHooks");
        assertEquals(2, answer.code);
        assertTrue(answer.text.contains("state is used that is not seen, at programs/Commanded.java:"), answer.text);
    }

    @Test
    void aJvmThatEndsUnseenProvesNothing() throws Exception {
        var child = explore(List.of(ChildJvm.agent()), PROGRAMS + "exitsByReflection");
        assertEquals("Nothing is proved: the JVM was ended before the exploration was.\n", child.output());
        assertEquals(2, child.exit());
    }
}
