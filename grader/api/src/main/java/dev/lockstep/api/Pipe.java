package dev.lockstep.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.lockstep.engine.SwitchPoint;

/// Two streams that belong together, as between two processes: what is written to one is read from the other. It may come in
/// pieces, which the scheduler chooses: a read may give fewer bytes than there are, and a write may be done in two parts,
/// between which another thread may write. The pipe can end, and break.
///
/// A reader waits while there is nothing to read, a writer while the pipe is full; an interrupt ends either wait with an
/// [InterruptedIOException], and what has been written by then stays written. What is written happens before it is read.
///
/// Thread safety: any thread may use either end.
public final class Pipe {

    /// Most messages are short, and a pipe may hold a great deal.
    private static final int FIRST_ROOM = 1 << 10;

    private final int capacity;
    private byte[] buffer;
    private final InputStream input = new Reading();
    private final OutputStream output = new Writing();
    private int first;
    private int count;
    private int pieces;
    private boolean ended;
    private boolean closed;
    private boolean broken;

    /// @param capacity how many bytes it holds, at least 1
    /// @param pieces how many reads and writes of a schedule may be done in part only
    public Pipe(int capacity, int pieces) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a pipe holds a byte at least");
        }
        this.capacity = capacity;
        buffer = new byte[Math.min(capacity, FIRST_ROOM)];
        this.pieces = pieces;
    }

    /// The end to read from. To close it is to go away: who writes then gets an [IOException].
    public InputStream input() {
        return input;
    }

    /// Waits until there is something to read or the stream has ended, at most for a time; true if so. A time of zero or less
    /// only looks.
    ///
    /// @throws IOException if the pipe is broken, or the end to read from is closed
    public synchronized boolean awaitInput(Duration timeout) throws IOException, InterruptedException {
        var most = TimeUnit.NANOSECONDS.convert(timeout);
        var begun = System.nanoTime();
        while (count == 0 && !ended && !broken && !closed) {
            var left = most - (System.nanoTime() - begun);
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        requireReadable();
        return true;
    }

    private void requireReadable() throws IOException {
        if (broken || closed) {
            throw new IOException(broken ? "the pipe is broken" : "the stream is closed");
        }
    }

    /// The end to write to. To close it is to end: who reads gets what is still there, then the end of the stream.
    public OutputStream output() {
        return output;
    }

    /// An end of a link that reads from one pipe and writes to another.
    public static Link link(Pipe from, Pipe to) {
        return new Link() {
            @Override
            public InputStream input() {
                return from.input();
            }

            @Override
            public OutputStream output() {
                return to.output();
            }

            @Override
            public boolean awaitInput(Duration timeout) throws IOException, InterruptedException {
                return from.awaitInput(timeout);
            }
        };
    }

    /// Breaks the pipe, as when a process or its machine dies: what is in it is lost, and whoever reads or writes, or waits to
    /// do so, gets an [IOException].
    public synchronized void breakOff() {
        broken = true;
        count = 0;
        notifyAll();
    }

    private synchronized int take(byte[] target, int offset, int length) throws IOException {
        while (count == 0 && !ended && !broken && !closed) {
            pause();
        }
        requireReadable();
        if (count == 0) {
            passes("read", "the end");
            return -1;
        }
        var most = Math.min(length, count);
        var taken = most > 1 && inPart() ? 1 : most;
        for (var i = 0; i < taken; i++) {
            target[offset + i] = buffer[first];
            first = (first + 1) % buffer.length;
        }
        passes("read", taken + " of " + count);
        count -= taken;
        notifyAll();
        return taken;
    }

    /// Puts in as much as there is room for, one byte at least.
    ///
    /// @return how much that was
    private synchronized int put(byte[] source, int offset, int length) throws IOException {
        while (count == capacity && !ended && !broken && !closed) {
            pause();
        }
        if (ended || broken || closed) {
            throw new IOException(ended ? "the stream is closed" : "the pipe is broken");
        }
        var most = Math.min(length, capacity - count);
        var put = most > 1 && inPart() ? 1 : most;
        if (put > buffer.length - count) {
            grow(count + put);
        }
        for (var i = 0; i < put; i++) {
            buffer[(first + count + i) % buffer.length] = source[offset + i];
        }
        passes("write", put + " of " + length);
        count += put;
        notifyAll();
        return put;
    }

    private void grow(int least) {
        var larger = new byte[(int) Math.min(capacity, Math.max(least, 2L * buffer.length))];
        for (var i = 0; i < count; i++) {
            larger[i] = buffer[(first + i) % buffer.length];
        }
        buffer = larger;
        first = 0;
    }

    private static void passes(String operation, String what) {
        SwitchPoint.pass("pipe." + operation + ": " + what, Pipe.class);
    }

    @SuppressWarnings("WaitNotInLoop") // its callers loop
    private void pause() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException e) {
            var interrupted = new InterruptedIOException("interrupted while it waited for the pipe");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private boolean inPart() {
        if (pieces > 0 && Provoke.perhaps()) {
            pieces--;
            return true;
        }
        return false;
    }

    private synchronized int available() throws IOException {
        requireReadable();
        return count;
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void close() {
        closed = true;
        notifyAll();
    }

    private final class Reading extends InputStream {

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            return length == 0 ? 0 : take(target, offset, length);
        }

        @Override
        public int available() throws IOException {
            return Pipe.this.available();
        }

        @Override
        public void close() {
            Pipe.this.close();
        }
    }

    private final class Writing extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, source.length);
            for (var done = 0; done < length;) {
                done += put(source, offset + done, length - done);
            }
        }

        @Override
        public void close() {
            end();
        }
    }
}
