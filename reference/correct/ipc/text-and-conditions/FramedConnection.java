package ipc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import ipc.contract.Connection;
import ipc.contract.Link;
import ipc.contract.Truncated;

/// A frame is the length in decimal digits, a line end, and the message.
///
/// Thread safety: one lock for each direction.
public final class FramedConnection implements Connection {

    private static final int DIGITS = 10;

    private final Link link;
    private final int limit;
    private final ReentrantLock output = new ReentrantLock();
    private final ReentrantLock input = new ReentrantLock(true);

    /// Carries messages of up to so many bytes.
    public FramedConnection(Link link, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
        this.link = link;
        this.limit = limit;
    }

    @Override
    public void send(byte[] message) throws IOException {
        if (message.length > limit) {
            throw new IllegalArgumentException("too long: " + message.length);
        }
        var frame = new ByteArrayOutputStream();
        frame.writeBytes((message.length + "\n").getBytes(StandardCharsets.US_ASCII));
        frame.writeBytes(message);
        output.lock();
        try {
            link.output().write(frame.toByteArray());
            link.output().flush();
        } finally {
            output.unlock();
        }
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        input.lock();
        try {
            var line = line();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            var length = Long.parseLong(line);
            if (length > limit) {
                throw new IOException("the other end sends " + line + " bytes");
            }
            var message = link.input().readNBytes((int) length);
            if (message.length < length) {
                throw new Truncated("the stream has ended in a message");
            }
            return Optional.of(message);
        } catch (NumberFormatException e) {
            throw new IOException("the other end sends no length", e);
        } finally {
            input.unlock();
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = link.input().read(); next != '\n'; next = link.input().read()) {
            if (next < 0 && line.isEmpty()) {
                return "";
            }
            if (next < 0) {
                throw new Truncated("the stream has ended in a length");
            }
            if (line.length() == DIGITS) {
                throw new IOException("the other end sends no length");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public boolean poll(Duration timeout) throws IOException, InterruptedException {
        var nanos = TimeUnit.NANOSECONDS.convert(timeout);
        var begun = System.nanoTime();
        if (!input.tryLock() && !input.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            return link.awaitInput(Duration.ZERO);
        }
        try {
            return link.awaitInput(Duration.ofNanos(nanos - (System.nanoTime() - begun)));
        } finally {
            input.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        link.output().close();
        link.input().close();
    }
}
