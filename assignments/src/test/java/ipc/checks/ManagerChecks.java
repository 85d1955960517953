package ipc.checks;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What clients see of values and maps, and what tells things apart.
@Topic("ipc")
public class ManagerChecks {

    @Check(points = 2, title = "keeps values, which are the same for all clients", finding = "wrong-thing",
            hint = "What does a request say, and what does the manager keep between two of them?")
    void keepsValues(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var one = managers.client("one").value("n");
        var client = managers.client("other");
        var other = client.value("n");
        assertEquals(0, one.get(), "get() of a value that was not there before");
        assertEquals(5, one.add(5), "add(5) to 0");
        assertEquals(3, other.add(-2), "add(-2) by another client to 5");
        assertEquals(3, one.get(), "get() after [add(5), add(-2)]");
        other.set(Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, one.get(), "get() of what another client has set");
        one.set(-1);
        assertEquals(-1, client.value("n").get(), "get() by a second proxy of a value that was set to -1");
        assertEquals(0, client.value("N").get(), "get() of a value with another name");
        managers.close();
    }

    @Check(points = 2, title = "keeps maps, of any keys and any texts", needs = "keepsValues", finding = "wrong-thing",
            hint = "Can a request be taken apart at the other end, whatever characters there are in it, and however many?")
    @Explore(preemptions = 0, schedules = 1, steps = 2_000_000) // some take several for each character
    void keepsMaps(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var one = managers.client("one");
        var other = managers.client("other");
        var texts = List.of("plain", "", " ", "a\nb\r\n", "a b", "a,b;c:d=e|f/g\\h", "\0", "grüße, 世界, \ud83d\ude00",
                "null", "-1");
        for (var key : texts) {
            var value = key + key;
            var map = one.map(key);
            assertEquals(Optional.empty(), map.put(key, "old"), () -> "put() at a key that was not there: " + key);
            assertEquals(Optional.of("old"), other.map(key).put(key, value),
                    () -> "put() by another client at " + key);
            assertTrue(map.get(key).equals(Optional.of(value)), () -> "get() does not give what was put at " + key);
        }
        var text = "\u4e16".repeat(22_000);
        assertEquals(Optional.empty(), one.map("plain").put("long", text), "put() of a text of 66000 bytes in UTF-8");
        assertTrue(other.map("plain").get("long").equals(Optional.of(text)),
                "get() does not give a text of 66000 bytes in UTF-8 that was put");
        var map = other.map("plain");
        assertEquals(Optional.empty(), map.get("no"), "get() of a key that is not there");
        assertEquals(Optional.empty(), map.remove("no"), "remove() of a key that is not there");
        assertEquals(Optional.of("plainplain"), map.remove("plain"), "remove() of a key that is there");
        assertEquals(Optional.empty(), one.map("plain").get("plain"), "get() of a key that another client has removed");
        assertEquals(Optional.empty(), map.put("plain", ""), "put() at a key that was removed");
        assertEquals(Optional.of(""), map.get("plain"), "get() of an empty text");
        managers.close();
    }

    @Check(points = 2, title = "adds in one step, whoever adds at the same time", needs = "keepsValues",
            finding = "lost-update",
            hint = "How many requests is one add(), and what may come in between? And within the manager?")
    @Explore(preemptions = 1, schedules = 600)
    void addsInOneStep(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var clients = List.of(managers.client("T1"), managers.client("T2"));
        var adding = threads.times(2, i -> clients.get(i - 1).value("n").add(i));
        for (var thread : adding) {
            thread.join();
        }
        assertEquals(3, clients.getFirst().value("n").get(),
                "what has become of 0 by add(1) and add(2) of two clients");
        managers.close();
    }

    @Check(points = 2, title = "keeps things apart by kind, name and manager", needs = "keepsValues",
            finding = "wrong-thing", hint = "What does the manager look things up by? Is anything static?")
    void keepsApart(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var others = new Managers(submission, threads);
        var one = managers.client("one");
        var other = others.client("client of another manager");
        one.value("x").set(7);
        assertEquals(Optional.empty(), one.map("x").put("x", "y"), "put() in a map of the name of a value");
        one.queue("x", 1).put("element");
        assertTrue(one.lock("x").tryAcquire(), "tryAcquire() of a lock of the name of a value, a map and a queue");
        assertTrue(one.semaphore("x", 1).tryAcquire(), "tryAcquire() of a semaphore of the name of a lock");
        assertFalse(one.semaphore("x", 1).tryAcquire(),
                "tryAcquire() of a semaphore without permits, of the name of a lock");
        assertEquals(7, one.value("x").get(), "get() of a value of the name of other things");
        for (var between : List.of("", " ", "/", "\\", "\n", "\0", "\t", ",", ";", ":", "|", ".", "-", "_", "=", "#",
                "&", "@")) {
            var half = "b" + between + "c";
            one.map("a").put(half, "text");
            assertEquals(Optional.empty(), one.map("a" + between + "b").get("c"),
                    () -> "get(c) of the map a" + between + "b, after put(" + half + ") in the map a");
        }
        var apart = Finding.named("state-shared");
        apart.unless(() -> assertEquals(0, other.value("x").get(), "get() of a value of another manager"));
        apart.unless(
                () -> assertEquals(Optional.empty(), other.map("x").get("x"), "get() of a map of another manager"));
        apart.unless(() -> assertEquals(0, other.queue("x", 1).size(), "size() of a queue of another manager"));
        apart.unless(() -> assertTrue(other.lock("x").tryAcquire(), "tryAcquire() of a lock of another manager"));
        apart.unless(() -> assertTrue(other.semaphore("x", 1).tryAcquire(),
                "tryAcquire() of a semaphore of another manager"));
        others.closeClients();
        managers.close();
    }

    @Check(points = 1, title = "refuses what makes no sense", needs = "keepsValues",
            finding = "illegal-argument-accepted",
            hint = "When are the arguments looked at, and where?")
    void refusesNonsense(Submission submission, Threads threads) throws Exception {
        var managers = new Managers(submission, threads);
        var client = managers.client("client");
        for (var size : List.of(0, -1)) {
            assertThrows(IllegalArgumentException.class, () -> client.queue("q", size), () -> "queue(q, " + size + ")");
            assertThrows(IllegalArgumentException.class, () -> client.semaphore("s", size),
                    () -> "semaphore(s, " + size + ")");
        }
        assertRefusesNull("lock(null)", () -> client.lock(nothing()));
        assertRefusesNull("queue(null, 1)", () -> client.queue(nothing(), 1));
        assertRefusesNull("put(null)", () -> client.queue("q", 1).put(nothing()));
        assertRefusesNull("put(null, x)", () -> client.map("m").put(nothing(), "x"));
        assertRefusesNull("put(x, null)", () -> client.map("m").put("x", nothing()));
        assertEquals(0, client.queue("q", 1).size(), "size() after put(null) was refused");
        assertEquals(Optional.empty(), client.map("m").get("x"), "get(x) after put(x, null) was refused");
        managers.close();
    }

    private static void assertRefusesNull(String call, Executable refused) {
        assertThrows(NullPointerException.class, refused, call);
    }

    /// The contracts do not say what may be null.
    private static String nothing() {
        return null;
    }
}
