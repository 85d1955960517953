package ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import ipc.contract.Connection;
import ipc.contract.Link;
import ipc.contract.Truncated;

/// A connection whose messages are frames: four bytes that say the length, then the message.
///
/// Thread safety: the fields are final. A thread writes a frame only while it holds `sending`, and reads or looks only while
/// it holds `receiving`, so that each frame is written and read in one piece. Closing takes neither, as those who hold them
/// may be waiting for the link.
public final class FramedConnection implements Connection {

    private final Link link;
    private final int limit;
    private final ReentrantLock sending = new ReentrantLock();
    private final ReentrantLock receiving = new ReentrantLock();

    /// Carries messages of up to so many bytes.
    public FramedConnection(Link link, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("messages cannot have " + limit + " bytes at most");
        }
        this.link = link;
        this.limit = limit;
    }

    @Override
    public void send(byte[] message) throws IOException {
        if (message.length > limit) {
            throw new IllegalArgumentException(message.length + " bytes are more than " + limit);
        }
        var frame = ByteBuffer.allocate(Integer.BYTES + message.length).putInt(message.length).put(message).array();
        sending.lock();
        try {
            link.output().write(frame);
            link.output().flush();
        } finally {
            sending.unlock();
        }
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        receiving.lock();
        try {
            var header = link.input().readNBytes(Integer.BYTES);
            if (header.length == 0) {
                return Optional.empty();
            }
            var length = ByteBuffer.wrap(whole(header, Integer.BYTES)).getInt();
            if (length < 0 || length > limit) {
                throw new IOException("a message of " + length + " bytes, where at most " + limit + " may be");
            }
            return Optional.of(whole(link.input().readNBytes(length), length));
        } finally {
            receiving.unlock();
        }
    }

    private static byte[] whole(byte[] read, int length) throws Truncated {
        if (read.length < length) {
            throw new Truncated("the stream has ended after " + read.length + " of " + length + " bytes");
        }
        return read;
    }

    @Override
    public boolean poll(Duration timeout) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        if (!receiving.tryLock(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS)) {
            return link.awaitInput(Duration.ZERO);
        }
        try {
            return link.awaitInput(timeout.minusNanos(System.nanoTime() - begun));
        } finally {
            receiving.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        link.output().close();
        link.input().close();
    }
}
