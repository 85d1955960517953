package ipc.checks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import ipc.contract.Connection;

/// One of two correct connections that belong together, so that a mistake in the submission's own costs nothing of its
/// manager. Every check of a manager hands these over, so that their class tells nobody which check it is in. Each has room for
/// one message.
///
/// Thread safety: the fields of both are read and written only by threads that hold the monitor that the two share.
final class Post implements Connection {

    private final Object line;
    private final Post other;
    private Optional<byte[]> message = Optional.empty();
    private int sent;
    private int toGo = Integer.MAX_VALUE;
    private boolean closed;
    private boolean breaks;

    /// Makes both of them.
    Post() {
        line = new Object();
        other = new Post(this);
    }

    private Post(Post first) {
        line = first.line;
        other = first;
    }

    Post other() {
        return other;
    }

    /// The process at this end dies as soon as so many messages more have come or gone here.
    ///
    /// @param breaking whether the line breaks then, so that what was on the way is lost
    void dieAfter(int messages, boolean breaking) {
        synchronized (line) {
            toGo = messages;
            breaks = breaking;
            dieInTime();
        }
    }

    /// The process at this end dies now.
    void die(boolean breaking) {
        dieAfter(0, breaking);
    }

    private void dieInTime() {
        if (toGo <= 0) {
            closed = true;
            if (breaks) {
                other.message = Optional.empty();
            }
        }
        line.notifyAll();
    }

    /// How many messages have been sent from this end.
    int sent() {
        synchronized (line) {
            return sent;
        }
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        Objects.requireNonNull(bytes);
        synchronized (line) {
            while (other.message.isPresent() && !isOver()) {
                pause(Long.MAX_VALUE);
            }
            if (isOver()) {
                throw new IOException("the connection has ended");
            }
            other.message = Optional.of(bytes.clone());
            sent++;
            toGo--;
            dieInTime();
        }
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        synchronized (line) {
            while (message.isEmpty() && !isOver()) {
                pause(Long.MAX_VALUE);
            }
            requireReadable();
            var received = message;
            message = Optional.empty();
            if (received.isPresent()) {
                toGo--;
            }
            dieInTime();
            return received;
        }
    }

    @Override
    public boolean poll(Duration timeout) throws IOException {
        var most = TimeUnit.NANOSECONDS.convert(timeout);
        var begun = System.nanoTime();
        synchronized (line) {
            while (message.isEmpty() && !isOver()) {
                var left = most - (System.nanoTime() - begun);
                if (left <= 0) {
                    return false;
                }
                pause(left);
            }
            requireReadable();
            return true;
        }
    }

    /// Whether it has ended at either end.
    private boolean isOver() {
        return closed || other.closed;
    }

    private void requireReadable() throws IOException {
        if (closed || (other.closed && other.breaks)) {
            throw new IOException(closed ? "the connection is closed" : "the line is broken");
        }
    }

    /// A submission may interrupt threads of its own.
    @SuppressWarnings("WaitNotInLoop") // its callers loop
    private void pause(long nanos) throws InterruptedIOException {
        try {
            if (nanos == Long.MAX_VALUE) {
                line.wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(line, nanos);
            }
        } catch (InterruptedException e) {
            var interrupted = new InterruptedIOException("interrupted while it waited for the other end");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    @Override
    public void close() {
        synchronized (line) {
            toGo = 0;
            dieInTime();
        }
    }
}
