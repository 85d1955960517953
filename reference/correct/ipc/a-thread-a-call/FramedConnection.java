package ipc;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import ipc.contract.Connection;
import ipc.contract.Link;
import ipc.contract.Truncated;

/// A frame is four bytes of length, put together by hand, and the message behind them in the same write.
///
/// Thread safety: who writes holds `out`, who reads or looks has the one permit of `in`.
public final class FramedConnection implements Connection {

    private final Link link;
    private final int limit;
    private final Object out = new Object();
    private final Semaphore in = new Semaphore(1);

    /// Carries messages of up to so many bytes.
    public FramedConnection(Link link, int limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("limit " + limit);
        }
        this.link = link;
        this.limit = limit;
    }

    @Override
    public void send(byte[] message) throws IOException {
        var length = message.length;
        if (length > limit) {
            throw new IllegalArgumentException("too long: " + length);
        }
        var frame = new byte[4 + length];
        frame[0] = (byte) (length >>> 24);
        frame[1] = (byte) (length >>> 16);
        frame[2] = (byte) (length >>> 8);
        frame[3] = (byte) length;
        System.arraycopy(message, 0, frame, 4, length);
        synchronized (out) {
            var stream = link.output();
            stream.write(frame, 0, frame.length);
            stream.flush();
        }
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        in.acquireUninterruptibly();
        try {
            var header = new byte[4];
            var got = fill(header);
            if (got == 0) {
                return Optional.empty();
            }
            requireAll(got, header);
            var length = 0;
            for (var part : header) {
                length = length << 8 | part & 0xff;
            }
            if (length < 0 || length > limit) {
                throw new IOException("the other end sends " + length + " bytes");
            }
            var message = new byte[length];
            requireAll(fill(message), message);
            return Optional.of(message);
        } finally {
            in.release();
        }
    }

    /// @return how many bytes there were before the end
    private int fill(byte[] bytes) throws IOException {
        var got = 0;
        while (got < bytes.length) {
            var read = link.input().read(bytes, got, bytes.length - got);
            if (read < 0) {
                break;
            }
            got += read;
        }
        return got;
    }

    private static void requireAll(int got, byte[] wanted) throws Truncated {
        if (got < wanted.length) {
            throw new Truncated(got + " of " + wanted.length + " bytes");
        }
    }

    @Override
    public boolean poll(Duration timeout) throws IOException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
        if (!in.tryAcquire(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS)) {
            return link.awaitInput(Duration.ZERO);
        }
        try {
            return link.awaitInput(Duration.ofNanos(end - System.nanoTime()));
        } finally {
            in.release();
        }
    }

    @Override
    public void close() throws IOException {
        link.input().close();
        link.output().close();
    }
}
