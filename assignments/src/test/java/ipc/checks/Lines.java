package ipc.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.lockstep.api.Pipe;
import dev.lockstep.api.Submission;
import ipc.contract.Connection;
import ipc.contract.Link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/// Makes connections of the submission; what is asked of them in several checks.
final class Lines {

    /// More than any message of a check has but those that are to be too long.
    static final int LIMIT = 100_000;

    /// What stands for the end in a report.
    static final String END = "nothing: the end";

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

    /// One that leads to another process.
    static Link link(dev.lockstep.api.Link link) {
        return new Link() {
            @Override
            public InputStream input() {
                return link.input();
            }

            @Override
            public OutputStream output() {
                return link.output();
            }

            @Override
            public boolean awaitInput(Duration timeout) throws IOException, InterruptedException {
                return link.awaitInput(timeout);
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

    /// What comes next, for a report to show. Streams that are out of step tell anything: to throw is an answer as well.
    static String received(Connection connection) {
        try {
            return connection.receive().map(message -> new String(message, StandardCharsets.UTF_8)).orElse(END);
        } catch (IOException e) {
            return "an exception: " + e.getMessage();
        }
    }

    static void assertReceives(String message, Connection connection, String sent) {
        assertEquals(message, received(connection), () -> "what receive() gave of " + sent);
    }

    static void assertReceives(byte[] message, Connection connection, String sent) {
        assertArrayEquals(message, receivedBytes(connection), () -> "what receive() gave of " + sent);
    }

    private static byte[] receivedBytes(Connection connection) {
        try {
            return connection.receive().orElse(bytes(END));
        } catch (IOException e) {
            return bytes("an exception: " + e.getMessage());
        }
    }

    static void assertAtEnd(Connection connection, String when) {
        for (var call = 1; call <= 3; call++) {
            assertEquals(END, received(connection), () -> "what receive() gave " + when);
        }
    }
}
