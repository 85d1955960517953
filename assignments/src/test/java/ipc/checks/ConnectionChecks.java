package ipc.checks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Pipe;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static ipc.checks.Lines.LIMIT;
import static ipc.checks.Lines.assertAtEnd;
import static ipc.checks.Lines.assertReceives;
import static ipc.checks.Lines.bytes;
import static ipc.checks.Lines.connection;
import static ipc.checks.Lines.link;
import static ipc.checks.Lines.message;
import static ipc.checks.Lines.wide;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What one thread sees of a connection whose link gives all that it has: messages, their lengths, and what is refused.
@Topic("ipc")
public class ConnectionChecks {

    @Check(points = 2, title = "carries messages one by one, both ways", finding = "wrong-message",
            hint = "Two messages lie in the stream, one behind the other. How does receive() know where the first one ends?")
    void carriesMessages(Submission submission) throws IOException {
        var there = wide();
        var back = wide();
        var here = connection(submission, back, there);
        var peer = connection(submission, there, back);
        here.send(bytes("hello"));
        here.send(bytes("a\nb\0c"));
        here.send(bytes("a\nb\0c"));
        assertReceives("hello", peer, "[hello, a\\nb\\0c, a\\nb\\0c]");
        peer.send(bytes("answer"));
        assertReceives("a\nb\0c", peer, "[a\\nb\\0c, a\\nb\\0c]");
        assertReceives("answer", here, "[answer]");
        assertReceives("a\nb\0c", peer, "[a\\nb\\0c]");
        var reused = bytes("first");
        here.send(reused);
        reused[0] = 'F';
        here.send(reused);
        assertReceives("first", peer, "[first, First], which were sent in the same array");
        assertReceives("First", peer, "[First]");
    }

    @Check(points = 2, title = "carries messages of any length and of any bytes", needs = "carriesMessages",
            finding = "wrong-message",
            hint = "How many bytes does the length take, and what is the greatest that fits? Are bytes signed?")
    @Explore(preemptions = 0, schedules = 1, steps = 2_000_000) // some take several for each byte
    void carriesAnyLength(Submission submission, Threads threads) throws IOException {
        var there = wide();
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        var lengths = List.of(1, 10, 13, 127, 128, 255, 256, 257, 1_000, 33_000, 70_000);
        threads.start("sends", () -> {
            for (var length : lengths) {
                here.send(message(length));
                here.send(bytes("next"));
            }
        });
        for (var length : lengths) {
            assertReceives(message(length), peer, "a message of " + length + " bytes");
            assertReceives("next", peer, "[next], after a message of " + length + " bytes");
        }
        threads.join();
    }

    @Check(points = 2, title = "tells its end from a message without bytes", needs = "carriesMessages",
            finding = "end-mistaken",
            hint = "What does a read give at the end of the stream, and what is the length of an empty message?")
    void tellsEnd(Submission submission) throws IOException {
        var there = wide();
        var here = connection(submission, wide(), there);
        var peer = connection(submission, there, wide());
        for (var message : List.of("", "", "last", "")) {
            here.send(bytes(message));
        }
        here.close();
        for (var message : List.of("", "", "last", "")) {
            assertReceives(message, peer, "[, , last, ], after which the other end was closed");
        }
        assertAtEnd(peer, "when all was received and the other end was closed");
    }

    @Check(points = 2, title = "refuses a message that is too long, and sends nothing of it", finding = "limit-ignored",
            hint = "When is the length looked at, before a byte is written or after? And at the other end?")
    void refusesTooLong(Submission submission) throws IOException {
        var there = wide();
        var here = connection(submission, link(wide(), there), 10);
        for (var length : List.of(11, 300, 70_000)) {
            assertThrows(IllegalArgumentException.class, () -> here.send(message(length)),
                    () -> "send() of " + length + " bytes, where the limit is 10");
            assertEquals(0, there.input().available(),
                    () -> "bytes on the link after send() of " + length + " bytes, where the limit is 10");
        }
        assertThrows(NullPointerException.class, () -> here.send(nothing()), "send(null)");
        var peer = connection(submission, link(there, wide()), 10);
        for (var first = 0; first < 256; first += 10) {
            var message = bytesFrom(first);
            here.send(message);
            assertReceives(message, peer, "a message of 10 bytes after longer ones, where the limit is 10");
        }
        for (var length : List.of(11, 300)) {
            var pipe = wide();
            connection(submission, wide(), pipe).send(message(length));
            assertThrows(IOException.class, connection(submission, link(pipe, wide()), 10)::receive,
                    () -> "receive() of a message of " + length + " bytes, where the limit is 10");
        }
        for (var limit : List.of(0, -1)) {
            Finding.named("illegal-argument-accepted").unless(() -> assertThrows(IllegalArgumentException.class,
                    () -> connection(submission, link(wide(), wide()), limit), () -> "a limit of " + limit));
        }
    }

    /// A message of 10 bytes, each of which is one more than the one before it.
    private static byte[] bytesFrom(int first) {
        var message = new byte[10];
        for (var i = 0; i < message.length; i++) {
            message[i] = (byte) (first + i);
        }
        return message;
    }

    /// The contracts do not say what may be null.
    private static byte[] nothing() {
        return null;
    }

    @Check(points = 2, title = "has sent all of a message when send() returns", needs = "carriesMessages",
            finding = "message-kept-back",
            hint = "The link may keep what is written for a while. Which call makes it go out?")
    void sendsAtOnce(Submission submission) throws IOException {
        for (var message : List.of(bytes("first"), bytes(""), message(100))) {
            var there = wide();
            connection(submission, link(wide(), keepingBack(there)), LIMIT).send(message);
            assertTrue(there.input().available() > 0,
                    () -> "nothing is on its way when send() of " + message.length + " bytes has returned");
            there.output().close();
            assertReceives(message, connection(submission, there, wide()), "a message of " + message.length + " bytes");
        }
    }

    /// Gives away what is written only when it is flushed or closed.
    private static ByteArrayOutputStream keepingBack(Pipe pipe) {
        return new ByteArrayOutputStream() {
            @Override
            public void flush() throws IOException {
                pipe.output().write(toByteArray());
                reset();
            }

            @Override
            public void close() throws IOException {
                flush();
                pipe.output().close();
            }
        };
    }
}
