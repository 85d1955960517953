package ipc.checks;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/// Elements go from client to client, and nobody waits for what is nothing to him.
@Topic("ipc")
public class QueueChecks {

    @Check(points = 3, title = "hands out the elements of a queue in their order, and has room for so many",
            finding = "wrong-order",
            hint = "At which end do elements go in and come out? Who says how many there may be?")
    void keepsOrder(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var client = managers.client("one");
        var one = client.queue("queue", 2);
        var other = managers.client("other").queue("queue", 5);
        assertEquals(0, one.size(), "size() of a queue that was not there before");
        other.put("first");
        one.put("");
        assertEquals(2, one.size(), "size() of [first, ]");
        var journal = new Journal();
        threads.startAndSettle("puts", () -> {
            other.put("late");
            assertEquals(List.of("take"), journal.entries(),
                    "what came before the return of put(late) into a queue with room for 2, which is full");
        });
        journal.add("take");
        assertEquals("first", one.take(), "take() of [first, ]");
        threads.settle();
        assertEquals(2, one.size(), "size() of [, late]");
        assertEquals("", one.take(), "take() of [, late]");
        assertEquals("late", other.take(), "take() of [late]");
        threads.startAndSettle("takes", () -> {
            assertEquals("last", other.take(), "take() of [last]");
            assertEquals(List.of("take", "put"), journal.entries(),
                    "what came before the return of take() from an empty queue");
        });
        journal.add("put");
        one.put("last");
        threads.settle();
        assertEquals(0, one.size(), "size() when all was taken");
        var vast = client.queue("vast", Integer.MAX_VALUE);
        vast.put("element");
        assertEquals("element", vast.take(), "take() from a queue with room for " + Integer.MAX_VALUE);
        managers.close();
    }

    @Check(points = 2, title = "gives each element to one of two clients that take", needs = "keepsOrder",
            finding = "handed-out-twice",
            hint = "Two look at the same element. Which step makes it the one's or the other's?")
    @Explore(preemptions = 1, schedules = 500)
    void sharesElements(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var clients = List.of(managers.client("T1"), managers.client("T2"));
        var puts = managers.client("puts").queue("queue", 1);
        var journal = new Journal();
        var taking = threads.times(2, i -> journal.add(clients.get(i - 1).queue("queue", 1).take()));
        puts.put("a");
        puts.put("b");
        for (var thread : taking) {
            thread.join();
        }
        assertEquals(List.of("a", "b"), journal.entries().stream().sorted().toList(),
                "what two clients have taken of [a, b], sorted");
        managers.close();
    }

    @Check(points = 3, title = "holds up nobody by a call that waits", finding = "held-up",
            hint = "A call waits at the manager. Which thread waits there, what does it hold, and who else needs either?")
    void holdsUpNobody(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var one = managers.client("one");
        var waitsForLock = managers.client("waits for a lock");
        var waitsToTake = managers.client("waits to take");
        var waitsToPut = managers.client("waits to put");
        var journal = new Journal();
        one.lock("lock").acquire();
        one.queue("full", 1).put("element");
        threads.startAndSettle("waits for a lock", () -> {
            waitsForLock.lock("lock").acquire();
            journal.add("acquire");
        });
        threads.startAndSettle("waits to take", () -> {
            waitsToTake.queue("empty", 1).take();
            journal.add("take");
        });
        threads.startAndSettle("waits to put", () -> {
            waitsToPut.queue("full", 1).put("late");
            journal.add("put");
        });
        var other = managers.client("other");
        threads.startAndSettle("others", () -> {
            other.value("n").add(1);
            other.map("map").put("key", "text");
            assertFalse(other.lock("lock").tryAcquire(), "tryAcquire() of a lock that another client holds");
            other.lock("free").acquire();
            other.queue("empty", 1).size();
            other.queue("another", 1).put("element");
            journal.add("other things");
        });
        assertEquals(List.of("other things"), journal.entries(),
                "what was done while clients wait for a lock, an element and room");
        threads.startAndSettle("makes room", () -> other.queue("full", 1).take());
        assertEquals(List.of("other things", "put"), journal.entries(), "what was done when there was room");
        threads.startAndSettle("puts", () -> other.queue("empty", 1).put("element"));
        assertEquals(List.of("other things", "put", "take"), journal.entries(),
                "what was done when there was an element");
        threads.startAndSettle("releases", () -> one.lock("lock").release());
        assertEquals(List.of("other things", "put", "take", "acquire"), journal.entries(),
                "what was done when the lock was free");
        managers.close();
    }

    @Check(points = 3, title = "gives each thread of a client its own answer", finding = "wrong-answer",
            hint = "Two threads have asked. Who receives the first answer, and whose is it?")
    @Explore(preemptions = 1, schedules = 500)
    void answersEachThread(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var client = managers.client("client");
        client.value("hundred").set(100);
        var asking = threads.times(2, i -> assertEquals(i == 1 ? 101 : 2,
                client.value(i == 1 ? "hundred" : "nothing").add(i),
                () -> "add(" + i + ") to " + (i == 1 ? 100 : 0) + ", while another thread of the client asks"));
        for (var thread : asking) {
            thread.join();
        }
        managers.close();
    }

    @Check(points = 1, title = "answers every thread of a client, whichever answer comes first",
            needs = "answersEachThread",
            finding = "wrong-answer",
            hint = "Who receives when the thread that has received so far has its own answer, and could that one be gone?")
    @Explore(preemptions = 0, schedules = 400)
    void answersEveryThread(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var client = managers.client("client");
        var other = managers.client("other");
        var asking = new ArrayList<Thread>();
        for (var name : List.of("a", "b", "c")) {
            asking.add(threads.startAndSettle("takes " + name, () -> assertEquals("of " + name,
                    client.queue(name, 1).take(), () -> "take() from queue " + name)));
        }
        for (var name : List.of("b", "a", "c")) {
            other.queue(name, 1).put("of " + name);
        }
        for (var thread : asking) {
            thread.join();
        }
        managers.close();
    }
}
