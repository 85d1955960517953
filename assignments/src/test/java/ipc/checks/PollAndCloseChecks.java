package ipc.checks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Pipe;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import ipc.contract.Connection;

import static ipc.checks.Lines.assertAtEnd;
import static ipc.checks.Lines.assertReceives;
import static ipc.checks.Lines.bytes;
import static ipc.checks.Lines.connection;
import static ipc.checks.Lines.message;
import static ipc.checks.Lines.received;
import static ipc.checks.Lines.wide;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A connection is asked whether there is anything, and is closed.
@Topic("ipc")
public class PollAndCloseChecks {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Check(points = 2, title = "waits in poll() as long as it is told, and no longer",
            finding = "wrong-timeout", hint = "Which wait of poll() has no end, and which one ends too early?")
    void pollWaits(Submission submission, Threads threads) throws Exception {
        var there = wide();
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        for (var timeout : List.of(Duration.ofSeconds(-1), Duration.ZERO)) {
            assertFalse(peer.poll(timeout), () -> "poll(" + timeout + ") where nothing was sent");
            assertEquals(Duration.ZERO, threads.elapsed(), () -> "time that poll(" + timeout + ") took");
        }
        assertFalse(peer.poll(Duration.ofMillis(1500)), "poll() of 1.5 s, where nothing was sent");
        assertEquals(Duration.ofMillis(1500), threads.elapsed(),
                "time that poll() of 1.5 s took, where nothing was sent");
        for (var timeout : List.of(Duration.ofSeconds(2), Duration.ofDays(100_000))) {
            var begun = threads.elapsed();
            threads.start("sends", () -> {
                Thread.sleep(1_000);
                here.send(bytes("late"));
            });
            assertTrue(peer.poll(timeout), () -> "poll(" + timeout + ") where a message was sent after 1 s");
            assertEquals(SECOND, threads.elapsed().minus(begun),
                    () -> "time that poll(" + timeout + ") took, where a message was sent after 1 s");
            assertReceives("late", peer, "[late]");
            threads.join();
        }
    }

    @Check(points = 2, title = "takes nothing in poll(), and overlooks nothing", needs = "carriesMessages",
            finding = "poll-wrong",
            hint = "Where is a message that has come and was not received, and does poll() leave it there?")
    void pollTakesNothing(Submission submission, Threads threads) throws Exception {
        var there = wide();
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        here.send(bytes("one"));
        here.send(bytes(""));
        here.send(bytes("other"));
        for (var message : List.of("one", "", "other")) {
            assertTrue(peer.poll(Duration.ZERO),
                    () -> "poll(0) before [" + message + "] of [one, , other] is received");
            assertTrue(peer.poll(SECOND), () -> "poll(1 s) before [" + message + "] of [one, , other] is received");
            assertReceives(message, peer, "[one, , other], one after the other, where poll() came before");
        }
        assertFalse(peer.poll(Duration.ZERO), "poll(0) when all was received");
        here.close();
        for (var call = 1; call <= 2; call++) {
            assertTrue(peer.poll(Duration.ZERO), "poll(0) at the end");
        }
        assertAtEnd(peer, "at the end, where poll() came before");
        assertEquals(Duration.ZERO, threads.elapsed(), "time that poll() took, where there was always something");
    }

    @Check(points = 1, title = "waits in poll() no longer when others wait in receive(), and holds up none of them",
            needs = "pollWaits",
            finding = "wrong-timeout",
            hint = "What does a thread that receives hold while it waits, for how long does poll() wait for that, and who has it then?")
    void pollMeetsReceive(Submission submission, Threads threads) throws Exception {
        var there = wide();
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        threads.startAndSettle("receives", () -> assertReceives("late", peer, "[late]"));
        threads.start("sends", () -> {
            Thread.sleep(10_000);
            here.send(bytes("late"));
        });
        assertFalse(peer.poll(Duration.ZERO), "poll(0) while another thread waits in receive()");
        assertEquals(Duration.ZERO, threads.elapsed(),
                "time that poll(0) took while another thread waits in receive()");
        assertFalse(peer.poll(SECOND), "poll(1 s) while another thread waits in receive()");
        assertEquals(SECOND, threads.elapsed(), "time that poll(1 s) took while another thread waits in receive()");
        threads.join();
        for (var waiting : List.of(List.of("receive", "poll", "receive"), List.of("poll", "receive", "receive"))) {
            receivesBesidePoll(submission, threads, waiting);
        }
    }

    private static void receivesBesidePoll(Submission submission, Threads threads, List<String> waiting)
            throws IOException {
        var there = wide();
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        var received = new Journal();
        var number = 0;
        for (var call : waiting) {
            threads.startAndSettle(++number + ": " + call, () -> {
                if (call.equals("receive")) {
                    received.add(received(peer));
                } else {
                    peer.poll(Duration.ofDays(1));
                }
            });
        }
        for (var message : List.of("one", "other")) {
            here.send(bytes(message));
            threads.settle();
        }
        Finding.named("waits-wrongly").unless(() -> assertEquals(List.of("one", "other"),
                received.entries().stream().sorted().toList(),
                () -> "what was received of [one, other] by threads that wait in " + waiting + ", sorted"));
        threads.join();
    }

    @Check(points = 3, title = "lets the other end receive what was sent when it is closed, and is closed itself",
            finding = "closes-wrongly",
            hint = "Which streams does close() close? What do the other methods find then?")
    void closes(Submission submission) throws IOException {
        var there = wide();
        var back = wide();
        var here = connection(submission, back, there);
        var peer = connection(submission, there, back);
        peer.send(bytes("too late"));
        here.send(bytes("in time"));
        here.close();
        assertDoesNotThrow(here::close, "close() of a connection that is closed");
        assertIsClosed(here);
        assertReceives("in time", peer, "[in time], after which the other end was closed");
        assertAtEnd(peer, "when all was received and the other end was closed");
        assertThrows(IOException.class, () -> peer.send(bytes("no")), "send() when the other end is closed");
        peer.close();
        assertDoesNotThrow(here::close, "close() of a connection both of whose ends are closed");
        assertIsClosed(peer);
    }

    private static void assertIsClosed(Connection connection) {
        assertThrows(IOException.class, () -> connection.send(bytes("no")), "send() when this end is closed");
        assertThrows(IOException.class, connection::receive, "receive() when this end is closed");
        assertThrows(IOException.class, () -> connection.poll(Duration.ZERO), "poll(0) when this end is closed");
    }

    @Check(points = 3, title = "ends every wait when it is closed", finding = "waiter-left-behind",
            hint = "What does a thread hold that waits for the link, and does close() need the same?")
    @Explore(preemptions = 1, schedules = 2_000)
    void closeEndsWaits(Submission submission, Threads threads) throws IOException {
        var here = connection(submission, wide(), new Pipe(9, 0));
        throwsWhenClosed(threads, "receive()", here::receive);
        throwsWhenClosed(threads, "poll() of a day", () -> here.poll(Duration.ofDays(1)));
        throwsWhenClosed(threads, "send() of more than there is room for", () -> here.send(message(100)));
        here.close();
        Finding.named("closes-wrongly").unless(() -> assertThrows(IOException.class, () -> here.poll(Duration.ZERO),
                "poll(0) when this end is closed, where others go on that have waited"));
        threads.join();
        Finding.named("wrong-timeout").unless(
                () -> assertEquals(Duration.ZERO, threads.elapsed(), "time in which all have ended that waited"));
    }

    private static void throwsWhenClosed(Threads threads, String call, Executable waiting) {
        threads.start(call, () -> assertThrows(IOException.class, waiting, () -> call + ", where this end is closed"));
    }
}
