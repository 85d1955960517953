package ipc;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import ipc.contract.Connection;
import ipc.contract.Link;
import ipc.contract.Truncated;

/// Frames by the streams of `java.io`, buffered, a number before each message.
///
/// Thread safety: the output is written under `sending`, the input is read under `receiving`. Closing goes to the link at
/// once: the streams around it may be in use.
public final class FramedConnection implements Connection {

    private final Link link;
    private final int limit;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ReentrantLock sending = new ReentrantLock();
    private final ReentrantLock receiving = new ReentrantLock();
    private volatile boolean closed;

    /// Carries messages of up to so many bytes.
    public FramedConnection(Link link, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
        this.link = link;
        this.limit = limit;
        in = new DataInputStream(new BufferedInputStream(link.input()));
        out = new DataOutputStream(new BufferedOutputStream(link.output()));
    }

    @Override
    public void send(byte[] message) throws IOException {
        Objects.requireNonNull(message);
        if (message.length > limit) {
            throw new IllegalArgumentException("too long: " + message.length);
        }
        sending.lock();
        try {
            out.writeInt(message.length);
            out.write(message);
            out.flush();
        } finally {
            sending.unlock();
        }
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        receiving.lock();
        try {
            requireOpen();
            var first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            var length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            if (length < 0 || length > limit) {
                throw new IOException("the other end sends " + length + " bytes");
            }
            var message = new byte[length];
            in.readFully(message);
            return Optional.of(message);
        } catch (EOFException e) {
            throw new Truncated("the stream has ended in a message");
        } finally {
            receiving.unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the connection is closed");
        }
    }

    @Override
    public boolean poll(Duration timeout) throws IOException, InterruptedException {
        var nanos = TimeUnit.NANOSECONDS.convert(timeout);
        var begun = System.nanoTime();
        if (!receiving.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            requireOpen();
            return false;
        }
        try {
            requireOpen();
            return in.available() > 0 || link.awaitInput(Duration.ofNanos(nanos - (System.nanoTime() - begun)));
        } finally {
            receiving.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        link.output().close();
        link.input().close();
    }
}
