package ipc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import ipc.contract.Connection;
import ipc.contract.Link;
import ipc.contract.Truncated;

/// Threads take turns to read and to write: whoever has the turn is alone at the stream, and holds no monitor.
///
/// Thread safety: whether a turn is taken is read and written only under its monitor.
public final class FramedConnection implements Connection {

    private static final class Turn {
        private boolean taken;

        synchronized void take() throws IOException {
            try {
                while (taken) {
                    wait();
                }
            } catch (InterruptedException _) {
                throw new InterruptedIOException();
            }
            taken = true;
        }

        synchronized boolean take(long nanos) throws InterruptedException {
            var begun = System.nanoTime();
            while (taken) {
                var left = nanos - (System.nanoTime() - begun);
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            taken = true;
            return true;
        }

        synchronized void pass() {
            taken = false;
            notify();
        }
    }

    private final Link link;
    private final int limit;
    private final Turn writes = new Turn();
    private final Turn reads = new Turn();

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
        writes.take();
        try {
            var out = new DataOutputStream(link.output());
            out.writeInt(message.length);
            out.write(message);
            out.flush();
        } finally {
            writes.pass();
        }
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        reads.take();
        try {
            var in = new DataInputStream(link.input());
            var first = in.read();
            return first < 0 ? Optional.empty() : Optional.of(rest(first, in));
        } catch (EOFException _) {
            throw new Truncated("the rest of a message is missing");
        } finally {
            reads.pass();
        }
    }

    private byte[] rest(int first, DataInputStream in) throws IOException {
        var length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < 0 || length > limit) {
            throw new IOException("the other end sends " + length + " bytes");
        }
        var message = new byte[length];
        in.readFully(message);
        return message;
    }

    @Override
    public boolean poll(Duration timeout) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        if (!reads.take(TimeUnit.NANOSECONDS.convert(timeout))) {
            return link.awaitInput(Duration.ZERO);
        }
        try {
            return link.awaitInput(timeout.minusNanos(System.nanoTime() - begun));
        } finally {
            reads.pass();
        }
    }

    @Override
    public void close() throws IOException {
        link.output().close();
        link.input().close();
    }
}
