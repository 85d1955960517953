package pools.checks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.lockstep.api.AcrossProcesses;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Processes;
import dev.lockstep.api.Role;
import dev.lockstep.api.Submission;
import dev.lockstep.api.ThisProcess;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import pools.contract.Line;
import pools.contract.ProcessPool;
import pools.contract.ProcessWorker;
import pools.contract.Program;
import pools.contract.TaskFailed;
import pools.contract.WorkerDied;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A pool whose workers are processes, one of which may die.
@Topic("pools")
public class ProcessPoolChecks {

    private static final List<String> TASKS = List.of("", "a", "two\nlines", "r", "failure",
            "\u00e4\u20ac\ud83d\ude00\u0000");

    @Check(points = 2, title = "runs tasks in a process, one after the other in the same", finding = "wrong-processes",
            hint = "When is a process launched, and where is its line when it has nothing to do?")
    void reusesItsProcess(Submission submission, Threads threads) throws Exception {
        Finding.named("illegal-argument-accepted").unless(
                () -> assertThrows(IllegalArgumentException.class,
                        () -> new Processed(submission, threads, task -> task).pool(0), "a pool of 0 processes"));
        var processes = new Processed(submission, threads, task -> task);
        var pool = processes.pool(2);
        assertEquals(0, processes.launched(), "processes that are launched before there is a task");
        for (var task : TASKS) {
            var result = pool.apply(task);
            Finding.named("wrong-result").unless(
                    () -> assertEquals(task, result, () -> "apply(\"" + task + "\")"));
        }
        assertEquals(1, processes.launched(),
                "processes that are launched for tasks of which each waits for the one before");
        Finding.named("illegal-argument-accepted").unless(
                () -> assertThrows(NullPointerException.class, () -> pool.apply(null), "apply(null)"));
        end(pool, threads);
    }

    @Check(points = 2, title = "tells what a process has thrown, and keeps the process", needs = "reusesItsProcess",
            finding = "failure-lost",
            hint = "How does the pool tell a failure from a result that looks like one, and what becomes of a process after an Error?")
    void tellsWhatProcessThrows(Submission submission, Threads threads) throws Exception {
        var thrown = List.of(new IOException("no paper"), new IllegalStateException(), new LinkageError("odd"));
        var processes = new Processed(submission, threads, task -> {
            for (var each : thrown) {
                if (each.toString().equals(task)) {
                    return Pools.fail(each);
                }
            }
            return task;
        });
        var pool = processes.pool(1);
        for (var each : thrown) {
            var failed = assertThrows(TaskFailed.class, () -> pool.apply(each.toString()),
                    () -> "apply(...) of a task that throws " + each);
            assertEquals(each.toString(), failed.getCause().getMessage(),
                    () -> "message of the cause of what apply(...) has thrown for a task that throws " + each);
            assertEquals("next", pool.apply("next"), () -> "apply(\"next\") after a task that has thrown " + each);
        }
        Finding.named("wrong-processes").unless(
                () -> assertEquals(1, processes.launched(), "processes that are launched where tasks fail"));
        end(pool, threads);
    }

    @Check(points = 2, title = "runs as many tasks at a time as there may be processes", needs = "reusesItsProcess",
            finding = "too-many-tasks",
            hint = "What is held while a process works, and what does the next task wait for?")
    @Explore(preemptions = 0, schedules = 200)
    void processesWorkTogether(Submission submission, Threads threads) throws IOException {
        var running = new Gauge();
        var end = new CountDownLatch(1);
        var processes = new Processed(submission, threads, task -> {
            running.enter();
            end.await();
            running.leave();
            return "<" + task + ">";
        });
        var pool = processes.pool(2);
        var told = new Journal();
        for (var task : List.of("a", "b", "c")) {
            threads.start("applies " + task, () -> told.add(pool.apply(task)));
        }
        threads.settle();
        assertEquals(2, running.inside(), "tasks that run, of three, where there may be two processes");
        end.countDown();
        threads.settle();
        assertEquals(2, running.max(), "tasks that have run at a time, of three, where there may be two processes");
        Finding.named("task-lost").unless(() -> assertEquals(List.of("<a>", "<b>", "<c>"),
                told.entries().stream().sorted().toList(), "what three tasks came to"));
        Finding.named("wrong-processes").unless(
                () -> assertEquals(2, processes.launched(), "processes that are launched for three tasks at a time"));
        end(pool, threads);
    }

    @Check(points = 2, title = "tells each of two threads the result of its own task", needs = "reusesItsProcess",
            finding = "wrong-result",
            hint = "Between the message that is sent and the one that is received: may another thread use the same line?")
    @Explore(preemptions = 1, schedules = 500)
    void answersWhoAsked(Submission submission, Threads threads) throws IOException {
        var processes = new Processed(submission, threads, task -> "<" + task + ">");
        var pool = processes.pool(1);
        for (var task : List.of("a", "b")) {
            threads.start("applies " + task,
                    () -> assertEquals("<" + task + ">", pool.apply(task), () -> "apply(\"" + task + "\")"));
        }
        threads.settle();
        end(pool, threads);
    }

    @Check(points = 3, title = "tells who waits that the process has died, and lets the next one have its place",
            needs = "reusesItsProcess", finding = "worker-death-mishandled",
            hint = "A process ends before it has sent the result. Who learns that, and what does it give back?")
    @Explore(preemptions = 1, schedules = 500)
    void tellsOfDeath(Submission submission, Threads threads) throws IOException {
        var begun = new Journal();
        var end = new CountDownLatch(1);
        var processes = new Processed(submission, threads, task -> {
            begun.add(task);
            if (task.equals("slow")) {
                end.await();
            }
            return "<" + task + ">";
        });
        var pool = processes.pool(1);
        threads.startAndSettle("applies slow", () -> assertThrows(WorkerDied.class, () -> pool.apply("slow"),
                "apply(\"slow\") of a pool whose process dies"));
        threads.start("applies next", () -> assertEquals("<next>", pool.apply("next"),
                "apply(\"next\") of a pool whose process has died"));
        processes.kill(1);
        threads.settle();
        Finding.named("task-lost").unless(() -> assertEquals(List.of("slow", "next"), begun.entries(),
                "tasks that were begun, where a process dies in the first"));
        assertEquals(2, processes.launched(), "processes that are launched where the first one dies");
        end.countDown();
        end(pool, threads);
    }

    @Check(points = 1, title = "gives no task to a process that has died", needs = "reusesItsProcess",
            finding = "worker-death-mishandled",
            hint = "A process has died while it had nothing to do. How can that be known before it is sent a task?")
    void passesOverTheDead(Submission submission, Threads threads) throws Exception {
        var processes = new Processed(submission, threads, task -> "<" + task + ">");
        var pool = processes.pool(1);
        pool.apply("first");
        processes.kill(1);
        threads.settle();
        assertEquals("<second>", assertDoesNotThrow(() -> pool.apply("second"),
                "apply(\"second\") of a pool whose process has died before"), "apply(\"second\")");
        assertEquals(2, processes.launched(), "processes that are launched where the first one dies");
        end(pool, threads);
    }

    @Check(points = 1, title = "lets the next task try again when a process cannot be launched",
            needs = "reusesItsProcess", finding = "task-lost",
            hint = "launch() throws. Who gives back the place that the task had?")
    void survivesRefusal(Submission submission, Threads threads) throws Exception {
        var processes = new Processed(submission, threads, task -> "<" + task + ">");
        var pool = processes.pool(1);
        processes.refuse(true);
        for (var time = 1; time <= 2; time++) {
            var asks = threads.startAndSettle("applies " + time, () -> assertThrows(IOException.class,
                    () -> pool.apply("refused"), "apply(\"refused\") where no process can be launched"));
            assertFalse(asks.isAlive(), "apply(...) still waits where no process can be launched");
        }
        processes.refuse(false);
        threads.startAndSettle("applies", () -> assertEquals("<next>", pool.apply("next"),
                "apply(\"next\") where processes can be launched again"));
        end(pool, threads);
    }

    @Check(points = 2, title = "lets its processes go when it is closed, and none before its tasks are done",
            needs = "processesWorkTogether", finding = "wrong-processes",
            hint = "Who closes the line of a process: the one that closes the pool, or the one whose task it ran last?")
    void letsProcessesGo(Submission submission, Threads threads) throws Exception {
        var ends = List.of(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
        var processes = new Processed(submission, threads, task -> {
            ends.get(Integer.parseInt(task)).await();
            return "<" + task + ">";
        });
        var pool = processes.pool(2);
        var told = new Journal();
        for (var task : List.of("0", "1", "2")) {
            threads.startAndSettle("applies " + task, () -> told.add(pool.apply(task)));
        }
        pool.close();
        assertFalse(processes.isLetGo(1) || processes.isLetGo(2), "a process is let go although its task is not done");
        Finding.named("wrong-acceptance").unless(() -> assertThrows(IllegalStateException.class,
                () -> pool.apply("0"), "apply(...) of a pool that is closed"));
        ends.get(0).countDown();
        threads.settle();
        Finding.named("wrong-processes").unless(() -> assertEquals(2, processes.launched(),
                "processes that are launched where a task waits for one, and the pool is closed"));
        ends.get(1).countDown();
        threads.settle();
        assertTrue(processes.isLetGo(2), "a process is not let go although the pool is closed, and no task waits");
        ends.get(2).countDown();
        threads.settle();
        assertTrue(processes.isLetGo(1), "a process is not let go although its task was the last of a closed pool");
        Finding.named("task-lost").unless(() -> assertEquals(List.of("<0>", "<1>", "<2>"), told.entries(),
                "what tasks came to that were accepted before the pool was closed"));
        assertDoesNotThrow(pool::close, "close() of a pool that is closed");
        Pools.assertNoThread(threads, "when a pool of processes is closed and has nothing to do");
    }

    @Check(points = 3, title = "loses one task at most when one of its processes is killed", needs = "tellsOfDeath",
            finding = "worker-death-mishandled",
            hint = "A process is killed before it has the task, while it runs it, or as it sends the result. Who learns what?")
    @Explore(preemptions = 1, schedules = 200)
    @AcrossProcesses
    void outlivesItsProcess(Processes processes) {
        var caller = processes.start("calls");
        var first = processes.start("first", "works");
        var second = processes.start("second", "works");
        processes.connect(caller, first);
        processes.connect(caller, second);
        processes.killAnywhere(first);
        processes.join();
        var died = caller.told().stream().filter("died"::equals).count();
        assertTrue(died <= (first.wasKilled() ? 1 : 0), () -> "what three tasks came to: " + caller.told());
        Finding.named("wrong-result").unless(() -> assertEquals(List.of("<a>", "<b>", "<c>"),
                undied(caller.told(), List.of("<a>", "<b>", "<c>")), "what three tasks came to"));
    }

    /// What was told, with what it was to be wherever a process had died.
    private static List<String> undied(List<String> told, List<String> results) {
        var undied = new ArrayList<>(told);
        for (var i = 0; i < Math.min(told.size(), results.size()); i++) {
            if (told.get(i).equals("died")) {
                undied.set(i, results.get(i));
            }
        }
        return undied;
    }

    @Role
    void calls(Submission submission, ThisProcess me) throws Exception {
        var lines = new ArrayList<Line>(
                List.of(new LinkedLine(me.linkTo("first")), new LinkedLine(me.linkTo("second"))));
        var spare = new ArrayList<>(lines);
        try (var pool = Processed.pool(submission, () -> {
            if (spare.isEmpty()) {
                throw new IOException("there can be no more processes");
            }
            return spare.removeFirst();
        }, 1)) {
            for (var task : List.of("a", "b", "c")) {
                try {
                    me.tell(pool.apply(task));
                } catch (WorkerDied _) {
                    me.tell("died");
                }
            }
        }
        lines.forEach(Line::close);
    }

    @Role
    void works(Submission submission, ThisProcess me) {
        Program program = task -> "<" + task + ">";
        try (var line = new LinkedLine(me.linkTo("calls"))) {
            submission.create(ProcessWorker.class, "LineWorker").work(line, program);
        }
    }

    /// Ends what a check has left, whatever the pool does about it.
    private static void end(ProcessPool pool, Threads threads) throws IOException {
        pool.close();
        threads.join();
    }
}
