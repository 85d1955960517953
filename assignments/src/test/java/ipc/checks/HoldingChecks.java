package ipc.checks;

import java.util.List;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import ipc.contract.ProcessLock;
import ipc.contract.ProcessSemaphore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Clients hold locks and permits, and wait for them.
@Topic("ipc")
public class HoldingChecks {

    @Check(points = 3, title = "lets one client hold a lock at a time", finding = "held-by-two",
            hint = "Who finds the lock taken waits. Who is told when it is free, and does he have it then?")
    @Explore(preemptions = 1, schedules = 600)
    void excludes(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var inside = new Gauge();
        var clients = List.of(managers.client("T1"), managers.client("T2"));
        var working = threads.times(2, i -> {
            var lock = clients.get(i - 1).lock("lock");
            lock.acquire();
            inside.enter();
            inside.leave();
            lock.release();
        });
        for (var thread : working) {
            thread.join();
        }
        assertEquals(1, inside.max(), "clients that hold the lock at once, at most");
        managers.close();
    }

    @Check(points = 3, title = "counts how often a client has acquired a lock, and lets nobody else release it",
            finding = "hold-lost",
            hint = "What does the manager keep of a lock beside that it is taken, and what does release() look at?")
    void countsHolds(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var client = managers.client("one");
        var one = client.lock("lock");
        var other = managers.client("other").lock("lock");
        assertHasNone(one, "which nobody holds");
        one.acquire();
        assertTrue(one.tryAcquire(), "tryAcquire() by the client that holds the lock");
        client.lock("lock").acquire();
        assertHasNone(other, "which another client holds");
        for (var left = 3; left > 0; left--) {
            var times = left;
            assertFalse(other.tryAcquire(),
                    () -> "tryAcquire() while another client holds the lock " + times + " times");
            if (left == 2) {
                client.lock("lock").release();
            } else {
                one.release();
            }
        }
        assertHasNone(one, "which it has released as often as it had acquired it");
        assertTrue(other.tryAcquire(), "tryAcquire() when the lock was released as often as it was acquired");
        assertFalse(one.tryAcquire(), "tryAcquire() by the client that held the lock before another one");
        other.release();
        assertTrue(one.tryAcquire(), "tryAcquire() of a lock that two clients have held");
        managers.close();
    }

    private static void assertHasNone(ProcessLock lock, String which) {
        assertThrows(IllegalStateException.class, lock::release, () -> "release() by a client of a lock " + which);
    }

    @Check(points = 2, title = "hands out as many permits as there are, and takes back none that a client has not",
            finding = "wrong-count",
            hint = "What does the manager keep for each client, and what do release() and acquire() look at?")
    void countsPermits(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var client = managers.client("one");
        var one = client.semaphore("permits", 2);
        var other = managers.client("other").semaphore("permits", 5);
        assertHasNone(one, "which has come into being just now");
        other.acquire();
        one.acquire();
        assertFalse(other.tryAcquire(),
                "tryAcquire() of a third permit by a client that says that there are 5, where another "
                        + "one has said before that there are 2");
        other.release();
        assertTrue(client.semaphore("permits", 1).tryAcquire(), "tryAcquire() of the second of 2 permits");
        assertFalse(one.tryAcquire(), "tryAcquire() when both of 2 permits are taken, by one client");
        assertFalse(other.tryAcquire(), "tryAcquire() when both of 2 permits are taken, by another client");
        assertHasNone(other, "of which it has no permit");
        one.release();
        other.acquire();
        assertFalse(one.tryAcquire(), "tryAcquire() when either client has one of 2 permits");
        other.release();
        assertHasNone(other, "of which it has no permit any more");
        one.release();
        assertHasNone(one, "of which it has no permit any more");
        assertTrue(other.tryAcquire(), "tryAcquire() of the first of 2 permits, all of which were released");
        assertTrue(other.tryAcquire(), "tryAcquire() of the second of 2 permits, all of which were released");
        assertFalse(other.tryAcquire(), "tryAcquire() of a third one of 2 permits");
        managers.close();
    }

    private static void assertHasNone(ProcessSemaphore semaphore, String which) {
        assertThrows(IllegalStateException.class, semaphore::release,
                () -> "release() by a client of a semaphore " + which);
    }

    @Check(points = 3, title = "lets a client wait for a lock or a permit, and no longer", finding = "waits-wrongly",
            hint = "Who finds nothing waits. Which requests have to look for one who can go on?")
    void waitsForHold(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var client = managers.client("one");
        var other = managers.client("other");
        var journal = new Journal();
        client.lock("lock").acquire();
        client.lock("lock").acquire();
        threads.startAndSettle("waits for the lock", () -> {
            other.lock("lock").acquire();
            assertEquals(List.of("released", "released"), journal.entries(),
                    "what came before the return of acquire()");
            other.semaphore("permits", 1).acquire();
            assertEquals(List.of("released", "released", "given back"), journal.entries(),
                    "what came before the return of acquire() of the only permit");
        });
        client.semaphore("permits", 1).acquire();
        for (var call = 1; call <= 2; call++) {
            journal.add("released");
            client.lock("lock").release();
            threads.settle();
        }
        journal.add("given back");
        client.semaphore("permits", 1).release();
        threads.settle();
        assertFalse(client.lock("lock").tryAcquire(), "tryAcquire() of a lock that was handed on");
        Finding.named("wrong-count").unless(() -> assertFalse(client.semaphore("permits", 1).tryAcquire(),
                "tryAcquire() of the only permit, which was handed on"));
        managers.close();
    }
}
