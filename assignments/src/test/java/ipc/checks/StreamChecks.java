package ipc.checks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Pipe;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import ipc.contract.Truncated;

import static ipc.checks.Lines.END;
import static ipc.checks.Lines.assertAtEnd;
import static ipc.checks.Lines.assertReceives;
import static ipc.checks.Lines.bytes;
import static ipc.checks.Lines.connection;
import static ipc.checks.Lines.message;
import static ipc.checks.Lines.received;
import static ipc.checks.Lines.wide;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What streams do to messages: they come in pieces, at the same time, and not to their end.
@Topic("ipc")
public class StreamChecks {

    @Check(points = 3, title = "puts a message together that comes in pieces", needs = "carriesMessages",
            finding = "wrong-message",
            hint = "A read gives what is there. Who asks for the rest, of the message and of its length?")
    @Explore(preemptions = 1, schedules = 600)
    void readsPieces(Submission submission, Threads threads) throws IOException {
        var there = new Pipe(7, 2);
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        threads.start("sends", () -> {
            here.send(bytes("in pieces"));
            here.send(bytes("next"));
        });
        assertReceives("in pieces", peer, "[in pieces, next]");
        assertReceives("next", peer, "[next]");
        threads.join();
    }

    @Check(points = 3, title = "keeps apart the messages of two that send at the same time", needs = "carriesMessages",
            finding = "messages-mixed",
            hint = "A write may be done in parts, and length and message be two writes. Who may write in between?")
    @Explore(schedules = 3_000)
    void keepsSendersApart(Submission submission, Threads threads) throws IOException {
        var there = new Pipe(1_000, 1);
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        var messages = List.of("one", "other");
        threads.times(2, i -> here.send(bytes(messages.get(i - 1))));
        threads.join();
        here.close();
        assertEquals(messages, Stream.of(received(peer), received(peer)).sorted().toList(),
                "what two threads have sent at the same time, sorted");
        assertAtEnd(peer, "after two messages that were sent at the same time");
    }

    @Check(points = 3, title = "gives each message to one of two that receive, and the end to both",
            needs = "carriesMessages", finding = "messages-mixed",
            hint = "One thread has read the length. What does the other one read then?")
    @Explore(schedules = 3_000)
    void keepsReceiversApart(Submission submission, Threads threads) throws IOException {
        var there = wide();
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        here.send(bytes("one"));
        here.send(bytes("other"));
        here.close();
        var journal = new Journal();
        threads.times(2, _ -> {
            for (var message = received(peer); !message.equals(END); message = received(peer)) {
                journal.add(message);
            }
        });
        threads.join();
        assertEquals(List.of("one", "other"), journal.entries().stream().sorted().toList(),
                "what two threads have received of [one, other] until the end, sorted");
    }

    @Check(points = 2, title = "sends while another thread waits to receive, and receives while one waits to send",
            needs = "carriesMessages", finding = "waits-wrongly",
            hint = "What does a thread hold while it waits for the link, and who else needs that?")
    void goesBothWays(Submission submission, Threads threads) throws IOException {
        var there = new Pipe(400, 0);
        var back = wide();
        var here = connection(submission, back, there);
        var peer = connection(submission, there, back);
        threads.startAndSettle("receives", () -> assertReceives("answer", here, "[answer]"));
        var journal = new Journal();
        threads.startAndSettle("sends", () -> {
            here.send(bytes("x"));
            journal.add("sent");
        });
        assertEquals(List.of("sent"), journal.entries(), "what was done while another thread waits to receive");
        assertReceives("x", peer, "[x]");
        peer.send(bytes("answer"));
        threads.join();
        var large = threads.startAndSettle("sends more than there is room for", () -> here.send(message(4_000)));
        peer.send(bytes("another"));
        threads.startAndSettle("receives again", () -> {
            assertReceives("another", here, "[another]");
            journal.add("received");
        });
        assertEquals(List.of("sent", "received"), journal.entries(),
                "what was done while another thread waits to send");
        assertTrue(large.isAlive(), "4000 bytes were sent over a link with room for 400");
        assertReceives(message(4_000), peer, "a message of 4000 bytes, over a link with room for 400");
        threads.join();
    }

    @Check(points = 3, title = "receives nothing rather than half a message", needs = "tellsEnd",
            finding = "half-a-message",
            hint = "The stream ends, or breaks, after some bytes of a message. Does every read look at how much it got?")
    @Explore(preemptions = 0, schedules = 1, steps = 2_000_000) // some take several for each byte
    void receivesNoHalf(Submission submission, Threads threads) throws IOException {
        threads.start("receives", () -> receivesNoHalf(submission));
        threads.join();
    }

    private static void receivesNoHalf(Submission submission) throws IOException {
        for (var length : List.of(5, 300)) {
            var stream = written(submission, length);
            for (var count = 0; count <= stream.rest(); count += isNearAnEnd(count, stream.rest()) ? 1 : 7) {
                receiveOf(submission, stream, count);
            }
        }
        for (var buffer : List.of(512, 1_024, 8_192)) {
            var large = written(submission, buffer + 20);
            for (var count = buffer - 1; count <= buffer + 5; count++) {
                receiveOf(submission, large, count);
            }
        }
    }

    private static boolean isNearAnEnd(int count, int rest) {
        return count < 12 || count > rest - 12;
    }

    /// What a connection writes for `[whole]`, and then for a message.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    private record Written(byte[] bytes, int whole, int length) {

        int rest() {
            return bytes.length - whole;
        }
    }

    private static Written written(Submission submission, int length) throws IOException {
        var pipe = wide();
        var here = connection(submission, wide(), pipe);
        here.send(bytes("whole"));
        var whole = pipe.input().available();
        here.send(message(length));
        return new Written(pipe.input().readNBytes(pipe.input().available()), whole, length);
    }

    private static void receiveOf(Submission submission, Written written, int count) throws IOException {
        var pipe = new Pipe(written.bytes().length, 0);
        var peer = connection(submission, pipe, new Pipe(1_000, 0));
        pipe.output().write(written.bytes(), 0, written.whole() + count);
        pipe.output().close();
        assertReceives("whole", peer, "[whole], and a part of another one");
        var part = count + " of " + written.rest() + " bytes that make up a message of " + written.length();
        if (count == written.rest()) {
            assertReceives(message(written.length()), peer, part);
            assertAtEnd(peer, "when all was received and the stream has ended");
        } else if (count == 0) {
            assertAtEnd(peer, "when the stream has ended after a message");
        } else {
            assertThrows(Truncated.class, peer::receive, () -> "receive() where the stream has ended after " + part);
        }
    }

    @Check(points = 2, title = "throws when the link breaks", finding = "break-mistaken",
            hint = "What does a read throw when the link breaks, and who catches it?")
    @Explore(preemptions = 1, schedules = 600)
    void tellsBreak(Submission submission, Threads threads) {
        var there = new Pipe(3, 0);
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        threads.start("sends", () -> {
            try {
                here.send(bytes("whole"));
            } catch (IOException _) {
                // it may have been in time
            }
        });
        threads.start("receives", () -> {
            try {
                var received = peer.receive().map(message -> new String(message, UTF_8)).orElse(END);
                assertEquals("whole", received,
                        "what receive() gave of [whole] when it threw nothing, though the link broke");
            } catch (IOException _) {
                // it need not have been in time
            }
        });
        there.breakOff();
        threads.join();
        assertThrows(IOException.class, peer::receive, "receive() from a link that is broken");
        assertThrows(IOException.class, () -> here.send(bytes("no")), "send() to a link that is broken");
        assertThrows(IOException.class, () -> peer.poll(Duration.ZERO), "poll() of a link that is broken");
    }
}
