package queues.checks;

import java.util.List;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import queues.contract.Empty;
import queues.contract.Full;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Who joins a queue waits until all that was put is marked as done.
@Topic("queues")
public class QueueMarksChecks {

    /// What workers did, each in a place of its own; read after join.
    private final int[] work = new int[2];

    @Check(points = 4, title = "waits in join() until every element is marked, and no longer",
            finding = "join-mistimed",
            hint = "What does join() count: elements in the queue, or elements that nobody has marked yet?")
    @Explore(preemptions = 1, spuriousWakeups = 1)
    void joinWaitsForMarks(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 4);
        var journal = new Journal();
        queue.put("first");
        queue.put("second");
        threads.start("joiner", () -> {
            queue.join();
            assertEquals(List.of("first", "second"), journal.entries(), "what was marked before join() returned");
        });
        queue.get();
        queue.get();
        threads.settle();
        journal.add("first");
        queue.taskDone();
        threads.settle();
        journal.add("second");
        queue.taskDone();
        threads.join();
    }

    @Check(points = 2, title = "does not wait in join() where there is nothing to wait for",
            finding = "join-mistimed", hint = "What does join() look at before it waits?")
    void joinReturnsAtOnce(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 2);
        queue.join();
        for (var round = 1; round <= 2; round++) {
            queue.put("element");
            queue.get();
            var journal = new Journal();
            threads.startAndSettle("joiner " + round, () -> {
                queue.join();
                assertEquals(List.of("marked"), journal.entries(), "what came before the return of join()");
            });
            journal.add("marked");
            queue.taskDone();
            threads.join();
            queue.join();
        }
        queue.put("left");
        queue.taskDone();
        queue.join();
        assertEquals("left", queue.get(), "what get() handed out of [left], which was marked before");
    }

    @Check(points = 2, title = "lets all go on that wait in join()", needs = "joinWaitsForMarks",
            finding = "lost-wakeup",
            hint = "How many threads may wait in join(), and who wakes them?")
    @Explore(preemptions = 1)
    void joinLetsAllGoOn(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 2);
        queue.put("element");
        threads.times(2, _ -> queue.join());
        threads.settle();
        queue.taskDone();
        queue.put("another one");
        threads.settle();
        queue.taskDone();
        threads.join();
    }

    @Check(points = 2, title = "shows who joins what was done before the marks", needs = "joinWaitsForMarks",
            finding = "join-mistimed", hint = "What orders taskDone() before the return of join()?")
    @Explore(preemptions = 1)
    void joinShowsWork(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 2);
        queue.put("first");
        queue.put("second");
        threads.times(2, i -> {
            queue.get();
            work[i - 1] = i;
            queue.taskDone();
        });
        queue.join();
        assertEquals(3, work[0] + work[1], "the work of two workers, as it is seen after join()");
        threads.join();
    }

    @Check(points = 3, title = "refuses one mark too many, and is as it was then", needs = "joinReturnsAtOnce",
            finding = "mark-too-many",
            hint = "Which comes first, the test or the change?")
    void refusesMarkTooMany(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 4);
        var changed = Finding.named("mark-counted").hint("Which comes first, the test or the change?");
        assertThrows(IllegalStateException.class, queue::taskDone, "taskDone() where nothing was put");
        queue.put("first");
        queue.put("second");
        queue.get();
        changed.unless(() -> assertDoesNotThrow(queue::taskDone, "taskDone() where two elements are to be marked"));
        changed.unless(() -> assertDoesNotThrow(queue::taskDone, "taskDone() where one element is to be marked"));
        assertThrows(IllegalStateException.class, queue::taskDone, "a third taskDone() where two elements were put");
        assertThrows(IllegalStateException.class, queue::taskDone, "a fourth taskDone() where two elements were put");
        changed.unless(() -> assertEquals(1, queue.size(), "elements after marks that were refused"));
        queue.put("third");
        var journal = new Journal();
        threads.startAndSettle("joiner", () -> {
            queue.join();
            changed.unless(() -> assertEquals(List.of("marked"), journal.entries(),
                    "what came before the return of join(), after marks that were refused"));
        });
        journal.add("marked");
        changed.unless(() -> assertDoesNotThrow(queue::taskDone, "taskDone() where one element is to be marked"));
        threads.join();
    }

    @Check(points = 1, title = "counts what was put, and nothing else, as work to be marked",
            needs = "refusesMarkTooMany",
            finding = "mark-counted", hint = "Which ways lead out of put, and which of them have put something in?")
    void countsWhatWasPut(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 3);
        queue.put("first");
        queue.put("second", 1, SECONDS);
        queue.putNow("third");
        assertThrows(Full.class, () -> queue.putNow("no"), "putNow() into a full queue");
        assertThrows(Full.class, () -> queue.put("no", 1, SECONDS), "put(no, 1, SECONDS) into a full queue");
        var waiting = threads.startAndSettle("waiting",
                () -> assertThrows(InterruptedException.class, () -> queue.put("no"), "put() that is interrupted"));
        waiting.interrupt();
        threads.join();
        queue.get();
        queue.get(1, SECONDS);
        queue.getNow();
        assertThrows(Empty.class, queue::getNow, "getNow() of an empty queue");
        for (var i = 1; i <= 3; i++) {
            queue.taskDone();
        }
        assertThrows(IllegalStateException.class, queue::taskDone, "a fourth taskDone() where three elements were put");
        queue.join();
    }
}
