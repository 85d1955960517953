package ipc.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import dev.lockstep.api.Pipe;
import dev.lockstep.api.Submission;
import ipc.contract.Connection;
import ipc.contract.Link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Makes connections of the submission; what is asked of them in several checks.
final class Lines {

    /// More than any message of a check has but those that are to be too long.
    static final int LIMIT = 100_000;

    private Lines() {}

    /// Reads from one pipe, and writes to the other.
    static Link link(Pipe in, Pipe out) {
        return link(in, out.output());
    }

    static Link link(Pipe in, OutputStream out) {
        return new Link() {
            @Override
            public InputStream input() {
                return in.input();
            }

            @Override
            public OutputStream output() {
                return out;
            }

            @Override
            public boolean awaitInput(Duration timeout) throws IOException, InterruptedException {
                return in.awaitInput(timeout);
            }
        };
    }

    static Connection connection(Submission submission, Pipe in, Pipe out) {
        return connection(submission, link(in, out), LIMIT);
    }

    static Connection connection(Submission submission, Link link, int limit) {
        return submission.create(Connection.class, "FramedConnection", link, limit);
    }

    /// With room for any message.
    static Pipe wide() {
        return new Pipe(200_000, 0);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A message of this length in which no byte is like the next one, and every value occurs.
    static byte[] message(int length) {
        var message = new byte[length];
        for (var i = 0; i < length; i++) {
            message[i] = (byte) (length + 7 * i);
        }
        return message;
    }

    /// As text, for a report to show.
    static Optional<String> received(Connection connection) throws IOException {
        return connection.receive().map(message -> new String(message, StandardCharsets.UTF_8));
    }

    static void assertReceives(String message, Connection connection, String sent) throws IOException {
        assertEquals(Optional.of(message), received(connection), () -> "what receive() gave of " + sent);
    }

    static void assertReceives(byte[] message, Connection connection, String sent) throws IOException {
        var received = connection.receive();
        assertTrue(received.isPresent(), () -> "receive() gave nothing of " + sent);
        assertArrayEquals(message, received.get(), () -> "what receive() gave of " + sent);
    }

    static void assertAtEnd(Connection connection, String when) throws IOException {
        for (var call = 1; call <= 3; call++) {
            assertEquals(Optional.empty(), received(connection), () -> "what receive() gave " + when);
        }
    }
}
