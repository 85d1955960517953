package ipc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import ipc.contract.Connection;
import ipc.contract.Link;
import ipc.contract.Truncated;

/** Pieces of 255 bytes, each after its length; the first piece that is shorter is the last one of its message. */
public class FramedConnection implements Connection {

    private static final int PIECE = 255;

    private final Link link;
    private final int limit;
    private final ReentrantLock sending = new ReentrantLock(true);
    private final ReentrantLock receiving = new ReentrantLock();
    private volatile boolean closed;

    public FramedConnection(Link link, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit);
        }
        this.link = link;
        this.limit = limit;
    }

    @Override
    public void send(byte[] message) throws IOException {
        if (message.length > limit) {
            throw new IllegalArgumentException("too long: " + message.length);
        }
        var copy = message.clone();
        refuseIfClosed();
        sending.lock();
        try {
            refuseIfClosed();
            var out = link.output();
            var from = 0;
            for (; copy.length - from >= PIECE; from += PIECE) {
                out.write(PIECE);
                out.write(copy, from, PIECE);
            }
            out.write(copy.length - from);
            out.write(copy, from, copy.length - from);
            out.flush();
        } finally {
            sending.unlock();
        }
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        refuseIfClosed();
        receiving.lock();
        try {
            refuseIfClosed();
            return read(link.input());
        } finally {
            receiving.unlock();
        }
    }

    private Optional<byte[]> read(InputStream in) throws IOException {
        var message = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        var total = 0L;
        for (var first = true; ; first = false) {
            var size = in.read();
            refuseIfClosed();
            if (size < 0) {
                if (first) {
                    return Optional.empty();
                }
                throw new Truncated("between two pieces");
            }
            if (in.readNBytes(piece, 0, size) < size) {
                refuseIfClosed();
                throw new Truncated("inside a piece");
            }
            total += size;
            if (total > limit) {
                throw new IOException("longer than the limit: " + total); // BUG
            }
            message.write(piece, 0, size);
            if (size < PIECE) {
                return Optional.of(message.toByteArray());
            }
        }
    }

    @Override
    public boolean poll(Duration timeout) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var nanos = timeout.isNegative() ? 0 : TimeUnit.NANOSECONDS.convert(timeout);
        refuseIfClosed();
        if (!receiving.tryLock() && !receiving.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            refuseIfClosed();
            return link.awaitInput(Duration.ZERO); // which may be what the other one will have
        }
        try {
            refuseIfClosed();
            return link.awaitInput(Duration.ofNanos(Math.max(0, nanos - (System.nanoTime() - start))));
        } finally {
            receiving.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try (var in = link.input(); var out = link.output()) {
            // both are closed, whatever becomes of the first
        }
    }

    private void refuseIfClosed() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
    }
}
