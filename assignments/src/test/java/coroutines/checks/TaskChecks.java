package coroutines.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static coroutines.checks.Loops.loop;
import static coroutines.checks.Loops.seconds;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Tasks take turns, one at a time.
@Topic("coroutines")
public class TaskChecks {
    /// What tasks note without any lock.
    private final List<String> turns = new ArrayList<>();

    @Check(points = 2, title = "runs the tasks in the order in which they were spawned", finding = "wrong-turn",
            hint = "When does a task begin, and which one is the first?")
    void runsTasksInOrder(Submission submission, Threads threads) {
        var loop = loop(submission);
        var done = new Journal();
        for (var name : List.of("first", "second", "third")) {
            loop.spawn(() -> done.add(name));
        }
        threads.settle();
        Finding.named("runs-ahead").hint("What makes the tasks run?").unless(
                () -> assertEquals(List.of(), done.entries(), "what tasks have done before joinAll()"));
        loop.joinAll();
        assertEquals(List.of("first", "second", "third"), done.entries(), "what three tasks have done");
    }

    @Check(points = 3, title = "lets five tasks sleep for a second in one second", needs = "runsTasksInOrder",
            finding = "slept-wrongly", hint = "A task sleeps. Which thread waits, and who goes on meanwhile?")
    void sleepsTogether(Submission submission, Threads threads) {
        var loop = loop(submission);
        var done = new Journal();
        for (var i = 1; i <= 5; i++) {
            loop.spawn(() -> {
                loop.sleep(seconds(1));
                done.add("slept");
            });
        }
        loop.joinAll();
        assertEquals(5, done.entries().size(), "tasks that have slept");
        assertEquals(seconds(1), threads.elapsed(), "time in which five tasks have slept for a second");
    }

    @Check(points = 1, title = "can be asked again, and has nothing to do without tasks", needs = "runsTasksInOrder",
            finding = "task-left-behind", hint = "What is left of the first joinAll() when the second one begins?")
    void joinsAgain(Submission submission, Threads threads) {
        var loop = loop(submission);
        loop.joinAll();
        var done = new Journal();
        for (var name : List.of("first", "second")) {
            loop.spawn(() -> {
                done.add(name);
                loop.sleep(seconds(1));
                done.add(name + " again");
            });
            loop.joinAll();
        }
        loop.joinAll();
        assertEquals(List.of("first", "first again", "second", "second again"), done.entries(),
                "what two tasks have done, each with a joinAll() of its own");
    }

    @Check(points = 3, title = "runs one task at a time", needs = "sleepsTogether", finding = "two-at-once",
            hint = "Two tasks could go on. Which of them does, and what lets the other one wait?")
    @Explore(preemptions = 1, schedules = 2_000)
    void runsOneAtATime(Submission submission) {
        var loop = loop(submission);
        var running = new Gauge();
        for (var i = 1; i <= 2; i++) {
            loop.spawn(() -> {
                running.enter();
                running.leave();
                loop.sleep(seconds(1));
                running.enter();
                running.leave();
            });
        }
        loop.joinAll();
        assertEquals(1, running.max(), "tasks that run at once, at most, of two that sleep for the same time");
    }

    @Check(points = 1, title = "holds up all tasks while one of them is busy", needs = "sleepsTogether",
            finding = "two-at-once",
            hint = "A task has slept enough while another one runs. Who lets it go on, and when?")
    void holdsUpOthers(Submission submission, Threads threads) {
        var loop = loop(submission);
        var running = new Gauge();
        loop.spawn(() -> {
            loop.sleep(seconds(1));
            running.enter();
            running.leave();
        });
        loop.spawn(() -> {
            running.enter();
            assertDoesNotThrow(() -> Thread.sleep(seconds(3)), "what a task waits for that does not sleep by the loop");
            running.leave();
        });
        loop.joinAll();
        assertEquals(1, running.max(),
                "tasks that run at once, at most, where one is busy when another has slept enough");
        assertEquals(seconds(3), threads.elapsed(), "time of a task that is busy, while the other one sleeps");
    }

    @Check(points = 2, title = "lets tasks use the same data by turns, without a lock", needs = "sleepsTogether",
            finding = "two-at-once",
            hint = "Which step of one task comes before which of the next one, so that it sees what was done?")
    @Explore(preemptions = 1, schedules = 2_000)
    void tasksTakeTurns(Submission submission) {
        var loop = loop(submission);
        turns.add("main");
        for (var name : List.of("a", "b")) {
            loop.spawn(() -> {
                turns.add(name);
                loop.sleep(seconds(1));
                turns.add(name);
            });
        }
        loop.joinAll();
        turns.add("main");
        assertEquals(List.of("main", "a", "b", "a", "b", "main"), turns, "what two tasks have noted");
    }

    @Check(points = 2, title = "runs what tasks spawn, to the last one", needs = "runsTasksInOrder",
            finding = "task-left-behind", hint = "When does joinAll() know that no task is left?")
    void runsWhatTasksSpawn(Submission submission, Threads threads) {
        var loop = loop(submission);
        var done = new Journal();
        loop.spawn(() -> {
            loop.spawn(() -> {
                done.add("second");
                loop.sleep(seconds(2));
                done.add("fourth");
                loop.spawn(() -> done.add("fifth"));
            });
            done.add("first");
            loop.sleep(seconds(1));
            done.add("third");
        });
        loop.joinAll();
        threads.settle();
        assertEquals(List.of("first", "second", "third", "fourth", "fifth"), done.entries(),
                "what tasks have done that spawn others");
    }

    @Check(points = 1, title = "lets only its tasks sleep, and none of them join", needs = "runsTasksInOrder",
            finding = "misuse-accepted", hint = "Who calls? Is it a task of this loop, and may it do that?")
    void refusesWrongCallers(Submission submission) {
        var loop = loop(submission);
        assertThrows(IllegalStateException.class, () -> loop.sleep(seconds(1)), "sleep(1 s) before there is a task");
        var done = new Journal();
        loop.spawn(() -> {
            assertThrows(IllegalStateException.class, loop::joinAll, "joinAll() by a task");
            loop.sleep(seconds(1));
            done.add("first");
        });
        loop.spawn(() -> done.add("second"));
        assertThrows(IllegalStateException.class, () -> loop.sleep(Duration.ZERO), "sleep(0) before joinAll()");
        loop.joinAll();
        assertThrows(IllegalStateException.class, () -> loop.sleep(seconds(1)), "sleep(1 s) after joinAll()");
        assertEquals(List.of("second", "first"), done.entries(), "what two tasks have done, one of which sleeps");
    }

    @Check(points = 1, title = "keeps one loop apart from another", needs = "sleepsTogether", finding = "state-shared",
            hint = "Is anything static that belongs to one loop?")
    void loopsAreApart(Submission submission) {
        var outer = loop(submission);
        var done = new Journal();
        outer.spawn(() -> {
            var inner = loop(submission);
            assertThrows(IllegalStateException.class, () -> inner.sleep(seconds(1)),
                    "sleep(1 s) by a task of another loop");
            for (var name : List.of("a", "b")) {
                inner.spawn(() -> {
                    inner.sleep(seconds(1));
                    done.add(name);
                });
            }
            inner.joinAll();
            outer.sleep(seconds(1));
            done.add("outer");
        });
        outer.spawn(() -> done.add("last"));
        outer.joinAll();
        assertEquals(List.of("a", "b", "last", "outer"), done.entries(),
                "what tasks have done, one of which has a loop of its own");
    }
}
