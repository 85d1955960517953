package ipc.checks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import ipc.contract.Client;
import ipc.contract.ProcessQueue;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A client dies, or the manager does, and the others go on.
@Topic("ipc")
public class DeathChecks {

    /// The ways to die: the connection ends, or it breaks.
    private static final List<Boolean> WAYS = List.of(false, true);

    @Check(points = 3, title = "releases the locks of a dead client, and lets one go on that waits for them",
            needs = "countsHolds", finding = "held-by-the-dead",
            hint = "Which thread of the manager learns that a client is dead? What does it look through, and whom does it wake?")
    void releasesLocks(Submission submission, Threads threads) throws Exception {
        for (var breaking : WAYS) {
            var how = breaking ? "whose connection broke" : "whose connection has ended";
            var managers = new Managers(submission, threads);
            var end = new Post();
            var serving = managers.serve("who dies", end.other());
            var dying = client(submission, end);
            var other = managers.client("other");
            dying.lock("twice").acquire();
            dying.lock("twice").acquire();
            dying.lock("once").acquire();
            other.lock("of another").acquire();
            var journal = new Journal();
            threads.startAndSettle("waits", () -> {
                other.lock("twice").acquire();
                journal.add("acquired");
            });
            end.die(breaking);
            threads.settle();
            assertFalse(serving.isAlive(), () -> "serve() has not returned for a client " + how);
            assertEquals(List.of("acquired"), journal.entries(),
                    () -> "what has become of a client that waited for the lock of a client " + how);
            assertTrue(other.lock("once").tryAcquire(), () -> "tryAcquire() of a lock of a client " + how);
            var third = managers.client("third");
            assertFalse(third.lock("twice").tryAcquire(),
                    () -> "tryAcquire() of a lock that was handed on by a client " + how);
            assertFalse(third.lock("of another").tryAcquire(),
                    () -> "tryAcquire() of a lock that another holds than a client " + how);
            managers.close();
        }
    }

    @Check(points = 2, title = "gives no lock to a client that has died in line", needs = "waitsForHold",
            finding = "held-by-the-dead",
            hint = "A client dies while its call waits. Who takes it out of the line, and what if the lock has come just then?")
    @Explore(preemptions = 1, schedules = 500)
    void deadLeavesLine(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var one = managers.client("one");
        var end = new Post();
        managers.serve("who dies", end.other());
        var dying = client(submission, end);
        one.lock("lock").acquire();
        threads.startAndSettle("waits, and dies", () -> {
            try {
                dying.lock("lock").acquire();
            } catch (IOException _) {
                // unless it got the lock in time
            }
        });
        var other = managers.client("other");
        var waiting = threads.startAndSettle("waits behind it", () -> other.lock("lock").acquire());
        threads.start("dies", () -> end.die(false));
        assertDoesNotThrow(() -> one.lock("lock").release(), "release() while a client dies that waits for the lock");
        waiting.join();
        assertFalse(one.lock("lock").tryAcquire(), "tryAcquire() of a lock that the last one in line has");
        managers.close();
    }

    @Check(points = 2, title = "takes back the permits of a dead client, and gives none to a dead one",
            needs = "countsPermits", finding = "held-by-the-dead",
            hint = "How many permits has each client? Who has to know that when it dies?")
    void takesPermitsBack(Submission submission, Threads threads) throws Exception {
        for (var breaking : WAYS) {
            var managers = new Managers(submission, threads);
            var one = managers.client("one").semaphore("permits", 3);
            var end = new Post();
            managers.serve("who dies", end.other());
            var dying = client(submission, end);
            one.acquire();
            for (var i = 1; i <= 3; i++) {
                dying.semaphore("permits", 3).tryAcquire();
            }
            dying.semaphore("awaited", 2).acquire();
            dying.semaphore("awaited", 2).acquire();
            threads.startAndSettle("waits, and dies", () -> assertThrows(IOException.class,
                    () -> dying.semaphore("permits", 3).acquire(), "acquire() of a client that dies"));
            var given = new Journal();
            for (var name : List.of("waits", "waits, too")) {
                var waiting = managers.client(name).semaphore("awaited", 2);
                threads.startAndSettle(name, () -> {
                    waiting.acquire();
                    given.add("a permit");
                });
            }
            end.die(breaking);
            threads.settle();
            Finding.named("waits-wrongly").unless(() -> assertEquals(List.of("a permit", "a permit"), given.entries(),
                    "what two clients have that waited for the two permits of a dead client"));
            for (var i = 1; i <= 2; i++) {
                assertTrue(one.tryAcquire(), "tryAcquire() of one of two permits of 3, which a dead client had");
            }
            assertFalse(one.tryAcquire(), "tryAcquire() of a fourth one of 3 permits, two of which a dead client had");
            managers.close();
        }
    }

    @Check(points = 2, title = "releases what a client holds that dies as it asks for more", needs = "releasesLocks",
            finding = "held-by-the-dead",
            hint = "A client dies just when its call begins to wait. Who learns of it first, and does the other one look again?")
    @Explore(preemptions = 1, schedules = 1_500)
    void diesAsItAsks(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var one = managers.client("one");
        one.lock("taken").acquire();
        var end = new Post();
        var serving = managers.serve("who dies", end.other());
        var dying = client(submission, end);
        dying.lock("held").acquire();
        end.dieAfter(1, false);
        assertThrows(IOException.class, () -> dying.lock("taken").acquire(),
                "acquire() of a lock that another client holds, by one that dies when it has asked");
        threads.settle();
        assertFalse(serving.isAlive(), "serve() has not returned for a client that died as it asked for a lock");
        assertTrue(one.lock("held").tryAcquire(),
                "tryAcquire() of a lock of a client that died as it asked for another one");
        managers.close();
    }

    @Check(points = 1, title = "lets those in line go on before and behind whom a client has died",
            needs = "releasesLocks",
            finding = "waits-wrongly",
            hint = "What tells the call of one client from the same call of another one, when one of them is taken out of the line?")
    void othersStayInLine(Submission submission, Threads threads) throws Exception {
        for (var line : LINES) {
            var managers = new Managers(submission, threads);
            var one = managers.client("one");
            line.begins().call(one);
            var gone = new Journal();
            waitInLine(threads, line, "before", managers.client("before"), gone);
            var end = new Post();
            managers.serve("who dies", end.other());
            var dying = client(submission, end);
            threads.startAndSettle("waits, and dies", () -> assertThrows(IOException.class,
                    () -> line.waits().call(dying), () -> line.of() + " by a client that dies"));
            waitInLine(threads, line, "behind", managers.client("behind"), gone);
            end.die(false);
            threads.settle();
            line.goesOn().call(one);
            threads.settle();
            assertEquals(List.of("before", "behind"), gone.entries().stream().sorted().toList(),
                    () -> "who has gone on of those who waited before and behind a client that died, in " + line.of());
            managers.close();
        }
    }

    private static void waitInLine(Threads threads, Line line, String name, Client client, Journal gone) {
        threads.startAndSettle(name, () -> {
            line.waits().call(client);
            gone.add(name);
        });
    }

    /// What a client asks for.
    private interface Call {
        void call(Client client) throws IOException;
    }

    /// What two clients wait for at the same time, and another one then lets both have.
    private record Line(String of, Call begins, Call waits, Call goesOn) {}

    private static final List<Line> LINES = List.of(
            new Line("acquire()", one -> one.lock("x").acquire(), client -> {
                client.lock("x").acquire();
                client.lock("x").release();
            }, one -> one.lock("x").release()),
            new Line("acquire() of a permit", one -> one.semaphore("x", 1).acquire(), client -> {
                client.semaphore("x", 1).acquire();
                client.semaphore("x", 1).release();
            }, one -> one.semaphore("x", 1).release()),
            new Line("take()", one -> one.queue("x", 1).size(), client -> client.queue("x", 1).take(), one -> {
                one.queue("x", 1).put("first");
                one.queue("x", 1).put("second");
            }),
            new Line("put()", one -> one.queue("x", 1).put("first"), client -> client.queue("x", 1).put("same"),
                    one -> {
                        one.queue("x", 1).take();
                        one.queue("x", 1).take();
                    }));

    @Check(points = 2,
            title = "puts nothing in for a client that has died in line, and lets the next one have its room",
            needs = "othersStayInLine", finding = "held-by-the-dead",
            hint = "There is room, and the first in line is dead. Does its element go in, and who looks at the one behind it?")
    @Explore(preemptions = 1, schedules = 500)
    void deadPutsNothing(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var one = managers.client("one").queue("queue", 1);
        var end = new Post();
        var serving = managers.serve("who dies", end.other());
        var dying = client(submission, end).queue("queue", 1);
        one.put("first");
        threads.startAndSettle("waits, and dies", () -> assertThrows(IOException.class, () -> dying.put("of the dead"),
                "put() into a full queue by a client that dies"));
        var other = managers.client("other").queue("queue", 1);
        var waiting = threads.startAndSettle("waits behind it", () -> other.put("next"));
        end.die(false);
        assertEquals("first", one.take(), "take() from a full queue");
        serving.join();
        threads.settle();
        if (one.size() > 0) {
            assertEquals("next", one.take(), "take() from a queue into which a dead client has put nothing");
        }
        Finding.named("waits-wrongly").unless(() -> assertFalse(waiting.isAlive(),
                "put() waits, where there is room, and a client has died that waited before it"));
        assertEquals(0, one.size(), "size() of a queue into which a dead client has put nothing");
        managers.close();
    }

    @Check(points = 2, title = "gives no element to a client that has died in line",
            needs = "keepsOrder", finding = "element-lost",
            hint = "A client dies while its call waits, and an element comes. When is it taken out, and what if nobody is there?")
    @Explore(preemptions = 1, schedules = 500)
    void deadTakesNothing(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var one = managers.client("one");
        var end = new Post();
        var serving = managers.serve("who dies", end.other());
        var dying = client(submission, end);
        var taken = new Journal();
        threads.startAndSettle("waits, and dies", () -> {
            try {
                taken.add(dying.queue("queue", 1).take());
            } catch (IOException _) {
                // unless it got the element in time
            }
        });
        threads.start("dies", () -> end.die(false));
        one.queue("queue", 1).put("element");
        serving.join();
        threads.settle();
        var size = one.queue("queue", 1).size();
        if (end.other().sent() == 0) {
            assertEquals(1, size,
                    "size() of a queue with an element, of which nothing was sent to a client that died in line");
        }
        if (!taken.entries().isEmpty()) {
            Finding.named("handed-out-twice").unless(
                    () -> assertEquals(0, size,
                            "size() of a queue, when a client that died then has taken its only element"));
        }
        managers.close();
    }

    @Check(points = 2, title = "keeps what a client has done and has not been sent, whenever it dies",
            needs = "releasesLocks",
            finding = "wrong-thing",
            hint = "What belongs to the client and goes with it, and what does not?")
    void keepsWhatWasDone(Submission submission, Threads threads) throws Exception {
        for (var breaking : WAYS) {
            for (var messages = 0; messages <= 10; messages++) {
                var managers = new Managers(submission, threads);
                var other = managers.client("other");
                var elements = other.queue("elements", 2);
                elements.put("first");
                elements.put("second");
                var end = new Post();
                var serving = managers.serve("who dies", end.other());
                var done = dieAmid(client(submission, end), end, messages, breaking);
                serving.join();
                var when = " by a client that died after " + messages + " messages";
                Finding.named("held-by-the-dead").unless(
                        () -> assertTrue(other.lock("lock").tryAcquire(),
                                () -> "tryAcquire() of a lock acquired" + when));
                assertHappened(done, 2, other.value("n").get(), "add(1)" + when);
                assertHappened(done, 3, other.queue("queue", 2).size(), "put(element)" + when);
                var text = other.map("map").get("key");
                assertHappened(done, 4, text.equals(Optional.of("text")) ? 1 : 0, "put(key, text)" + when);
                assertLeft(done < 5 ? List.of("first", "second") : List.of("second"), elements, when);
                managers.close();
            }
        }
    }

    /// @return how many of its calls have returned
    private static int dieAmid(Client client, Post end, int messages, boolean breaking) {
        var done = 0;
        end.dieAfter(messages, breaking);
        try {
            client.lock("lock").acquire();
            done++;
            client.value("n").add(1);
            done++;
            client.queue("queue", 2).put("element");
            done++;
            client.map("map").put("key", "text");
            done++;
            client.queue("elements", 2).take();
            done++;
        } catch (IOException _) {
            // as it may at any of them
        }
        return done;
    }

    private static void assertLeft(List<String> expected, ProcessQueue elements, String when) throws IOException {
        var left = new ArrayList<String>();
        for (var size = elements.size(); size > 0; size--) {
            left.add(elements.take());
        }
        Finding.named("element-lost").unless(
                () -> assertEquals(expected, left,
                        () -> "what is left of [first, second], in order, after take()" + when));
    }

    /// One that was under way when the client died may have happened or not.
    private static void assertHappened(int done, int number, long times, String call) {
        if (done != number - 1) {
            assertEquals(done >= number ? 1 : 0, times, () -> "how often it has happened: " + call);
        }
    }

    @Check(points = 1, title = "gives up a client that says something that is no request", needs = "releasesLocks",
            finding = "held-by-the-dead",
            hint = "What becomes of a thread of the manager that cannot make sense of a message?")
    void givesUpNonsense(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var end = new Post();
        var serving = managers.serve("who talks nonsense", end.other());
        client(submission, end).lock("lock").acquire();
        end.send(new byte[0]);
        threads.settle();
        assertFalse(serving.isAlive(), "serve() has not returned for a client that has sent a message without bytes");
        assertThrows(IOException.class, () -> end.send(new byte[0]),
                "send() to a manager that has given up the client");
        assertTrue(managers.client("other").lock("lock").tryAcquire(),
                "tryAcquire() of a lock of a client that has sent a message without bytes");
        managers.close();
    }

    @Check(points = 2, title = "tells a client that the manager has gone", finding = "manager-gone-unnoticed",
            hint = "What does a client receive when its connection has ended, and who closes it while another thread waits?")
    void tellsThatManagerIsGone(Submission submission, Threads threads) throws Exception {
        for (var breaking : WAYS) {
            var end = new Post();
            var client = client(submission, end);
            threads.startAndSettle("asks", () -> assertGone("add(1)", () -> client.value("n").add(1)));
            end.other().die(breaking);
            threads.join();
            assertGone("get()", () -> client.value("n").get());
            assertGone("acquire()", () -> client.lock("lock").acquire());
            assertGone("release()", () -> client.lock("lock").release());
            assertGone("tryAcquire()", () -> client.semaphore("permits", 1).tryAcquire());
            assertGone("take()", () -> client.queue("queue", 1).take());
            assertGone("put(x)", () -> client.queue("queue", 1).put("x"));
            assertGone("size()", () -> client.queue("queue", 1).size());
            assertGone("put(x, y)", () -> client.map("map").put("x", "y"));
            assertGone("get(x)", () -> client.map("map").get("x"));
            client.close();
        }
        goneWhileItHolds(submission, threads);
        var closing = client(submission, new Post());
        threads.startAndSettle("asks", () -> assertGone("acquire()", () -> closing.lock("lock").acquire()));
        closing.close();
        assertDoesNotThrow(closing::close, "close() of a client that is closed");
        threads.join();
        assertGone("set(1)", () -> closing.value("n").set(1));
    }

    private static void goneWhileItHolds(Submission submission, Threads threads) throws IOException {
        for (var way : List.of("ends", "breaks", "is closed here")) {
            var managers = new Managers(submission, threads);
            var end = new Post();
            managers.serve("client", end.other());
            var client = client(submission, end);
            client.lock("lock").acquire();
            client.semaphore("permits", 2).acquire();
            client.value("n").set(1);
            client.queue("queue", 1).put("element");
            client.map("map").put("key", "text");
            if (way.equals("is closed here")) {
                client.close();
            } else {
                end.other().die(way.equals("breaks"));
            }
            assertGone("acquire() once more", () -> client.lock("lock").acquire());
            assertGone("tryAcquire() once more", () -> client.lock("lock").tryAcquire());
            assertGone("release() by the holder", () -> client.lock("lock").release());
            assertGone("tryAcquire() of a second permit", () -> client.semaphore("permits", 2).tryAcquire());
            assertGone("release() of a permit", () -> client.semaphore("permits", 2).release());
            assertGone("get() of a value that was set", () -> client.value("n").get());
            assertGone("size() of a queue with an element", () -> client.queue("queue", 1).size());
            assertGone("get(key) of what was put", () -> client.map("map").get("key"));
            threads.join();
        }
    }

    private static Client client(Submission submission, Post end) {
        return submission.create(Client.class, "ManagerClient", end);
    }

    private static void assertGone(String call, Executable asking) {
        assertThrows(IOException.class, asking, () -> call + " where the connection to the manager has ended");
    }
}
