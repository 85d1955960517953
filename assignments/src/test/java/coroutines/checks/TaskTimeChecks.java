package coroutines.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.mockito.Mockito;

import coroutines.contract.EventLoop;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static coroutines.checks.Loops.loop;
import static coroutines.checks.Loops.seconds;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

/// Tasks sleep, and time passes for all of them.
@Topic("coroutines")
public class TaskTimeChecks {

    @Check(points = 1, title = "lets a task sleep as long as it asks, and no longer", needs = "sleepsTogether",
            finding = "slept-wrongly", hint = "From when on is the time counted, and what if it is very long?")
    void sleepsExactly(Submission submission, Threads threads) {
        var loop = loop(submission);
        var done = new Journal();
        loop.spawn(() -> {
            loop.sleep(seconds(2));
            assertEquals(seconds(2), threads.elapsed(), "time in which a task has slept for 2 s");
            loop.sleep(Duration.ofMillis(1500));
            assertEquals(Duration.ofMillis(3500), threads.elapsed(),
                    "time in which a task has slept for 2 s and 1.5 s");
            done.add("short");
        });
        loop.spawn(() -> {
            loop.sleep(seconds(-1));
            assertEquals(Duration.ZERO, threads.elapsed(), "time in which a task has slept for -1 s");
            loop.sleep(Duration.ofDays(36_500));
            assertEquals(Duration.ofDays(36_500), threads.elapsed(),
                    "time in which a task has slept for a hundred years");
            done.add("long");
        });
        loop.joinAll();
        assertEquals(List.of("short", "long"), done.entries(), "tasks that have slept");
    }

    @Check(points = 3, title = "wakes the one first that has slept enough first", needs = "sleepsTogether",
            finding = "wrong-turn",
            hint = "Several tasks sleep. By what are they put in order, and what if that is the same?")
    void wakesInOrder(Submission submission) {
        var loop = loop(submission);
        var done = new Journal();
        sleeps(loop, done, "a", 3);
        sleeps(loop, done, "b", 1);
        sleeps(loop, done, "c", 2);
        sleeps(loop, done, "d", 1);
        loop.spawn(() -> {
            loop.sleep(seconds(1));
            done.add("e");
            loop.sleep(seconds(2));
            done.add("e again");
            loop.sleep(seconds(1));
            done.add("e at last");
        });
        loop.joinAll();
        assertEquals(List.of("b", "d", "e", "c", "a", "e again", "e at last"), done.entries(),
                "who went on when, of those that sleep [3 s, 1 s, 2 s, 1 s, 1 s and 2 s and 1 s]");
    }

    private static void sleeps(EventLoop loop, Journal done, String name, int seconds) {
        loop.spawn(() -> {
            loop.sleep(seconds(seconds));
            done.add(name);
        });
    }

    @Check(points = 2, title = "gives each task its turn when one sleeps for no time", needs = "sleepsTogether",
            finding = "wrong-turn", hint = "A task lets others go on, and could go on itself. Where is its place?")
    void givesEachItsTurn(Submission submission) {
        var loop = loop(submission);
        var done = new Journal();
        for (var name : List.of("a", "b", "c")) {
            loop.spawn(() -> {
                for (var i = 1; i <= 2; i++) {
                    done.add(name + i);
                    loop.sleep(name.equals("b") ? seconds(-1) : Duration.ZERO);
                }
                done.add(name + "3");
            });
        }
        loop.joinAll();
        assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3"), done.entries(),
                "who went on when, of three that sleep for no time");
        letsThoseGoThatHaveSlept(submission);
    }

    /// Of those that could go on, some have slept enough while another one was busy.
    private static void letsThoseGoThatHaveSlept(Submission submission) {
        var loop = loop(submission);
        var done = new Journal();
        sleeps(loop, done, "slept 3 s", 3);
        sleeps(loop, done, "slept 1 s", 1);
        loop.spawn(() -> {
            assertDoesNotThrow(() -> Thread.sleep(seconds(3)), "what a task waits for that does not sleep by the loop");
            loop.sleep(Duration.ZERO);
            done.add("was busy for 3 s");
        });
        loop.joinAll();
        assertEquals(List.of("slept 1 s", "slept 3 s", "was busy for 3 s"), done.entries(),
                "who went on when, where one is busy for 3 s and sleeps for no time then");
    }

    @Check(points = 2, title = "lets five fetches overlap, made from within a collaborator", needs = "sleepsTogether",
            finding = "slept-wrongly",
            hint = "The collaborator sleeps by the loop. Who waits for it, and who need not?")
    @SuppressWarnings("unchecked") // the types of a mock are lost
    void fetchesOverlap(Submission submission, Threads threads) {
        var loop = loop(submission);
        UnaryOperator<String> network = Mockito.mock(UnaryOperator.class);
        Mockito.when(network.apply(Mockito.anyString())).thenAnswer(call -> {
            loop.sleep(seconds(1));
            return "page of " + call.getArgument(0);
        });
        var pages = new ArrayList<String>();
        var names = List.of("a", "b", "c", "d", "e");
        for (var name : names) {
            loop.spawn(() -> pages.add(fetch(name, network)));
        }
        loop.joinAll();
        assertEquals(names.stream().map(name -> "page of " + name).toList(), pages, "what five fetches have brought");
        assertEquals(seconds(1), threads.elapsed(), "time of five fetches that take a second each");
        for (var name : names) {
            Mockito.verify(network, Mockito.times(1)).apply(name);
        }
        Mockito.verifyNoMoreInteractions(network);
    }

    private static String fetch(String name, UnaryOperator<String> network) {
        return network.apply(name);
    }

    @Check(points = 1, title = "lets no task go on by a wake-up for no reason", needs = "tasksTakeTurns",
            finding = "wakeup-believed", hint = "What does a task that sleeps look at when its thread was woken?")
    @Explore(preemptions = 0, spuriousWakeups = 1, schedules = 2_000)
    void tasksSurviveSpuriousWakeups(Submission submission, Threads threads) {
        var loop = loop(submission);
        var done = new Journal();
        sleeps(loop, done, "a", 2);
        sleeps(loop, done, "b", 1);
        loop.joinAll();
        assertEquals(List.of("b", "a"), done.entries(), "who went on when, of those that sleep [2 s, 1 s]");
        assertEquals(seconds(2), threads.elapsed(), "time in which one task has slept for 2 s and one for 1 s");
    }
}
