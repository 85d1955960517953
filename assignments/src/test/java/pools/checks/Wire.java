package pools.checks;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

import pools.contract.Line;

/// One of two ends of a line that belong together.
///
/// Thread safety: the fields of both are read and written only by threads that hold the monitor that the two share.
final class Wire implements Line {

    private final Object line;
    private final Wire other;
    private final Deque<String> messages = new ArrayDeque<>();
    private boolean closed;

    /// Makes both of them.
    Wire() {
        line = new Object();
        other = new Wire(this);
    }

    private Wire(Wire first) {
        line = first.line;
        other = first;
    }

    Line other() {
        return other;
    }

    boolean isClosed() {
        synchronized (line) {
            return closed;
        }
    }

    @Override
    public void send(String message) throws IOException {
        Objects.requireNonNull(message);
        synchronized (line) {
            if (closed || other.closed) {
                throw new IOException("the line has ended");
            }
            other.messages.add(message);
            line.notifyAll();
        }
    }

    @Override
    public Optional<String> receive() throws IOException {
        synchronized (line) {
            while (messages.isEmpty() && !closed && !other.closed) {
                try {
                    line.wait();
                } catch (InterruptedException _) {
                    // goes on waiting: whoever interrupts threads of its own may do so
                }
            }
            if (closed) {
                throw new IOException("the line is closed");
            }
            return Optional.ofNullable(messages.poll());
        }
    }

    @Override
    public boolean hasEnded() {
        synchronized (line) {
            return other.closed && messages.isEmpty();
        }
    }

    @Override
    public void close() {
        synchronized (line) {
            closed = true;
            line.notifyAll();
        }
    }
}
