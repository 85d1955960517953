package dev.lockstep.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import dev.lockstep.api.Link;
import dev.lockstep.wire.Bytes;
import dev.lockstep.wire.Parcel;

/// An end of a link, as its process sees it and as we feed it. The pipes behind it are the program's code, of its loader.
///
/// Thread safety: the pipes are the program's; the rest belongs to the thread that feeds the process.
final class LinkEnd {

    /// What is written is on its way at once, however much it is: nobody waits for room.
    private static final int ROOM = Integer.MAX_VALUE;

    private final Link link;
    private final OutputStream arriving;
    private final InputStream read;
    private final Link leaving;
    private boolean ended;
    private boolean refused;

    /// @param link what the process is given
    /// @param arriving where to write what comes
    /// @param read what the process reads from: tells whether it does so no more
    /// @param leaving where to read what goes
    private LinkEnd(Link link, OutputStream arriving, InputStream read, Link leaving) {
        this.link = link;
        this.arriving = arriving;
        this.read = read;
        this.leaving = leaving;
    }

    static LinkEnd open(Pipes pipes) {
        var in = pipes.make(ROOM, 0);
        var out = pipes.make(ROOM, 0);
        return new LinkEnd(pipes.link(in, out), pipes.output(in), pipes.input(in), pipes.link(out, in));
    }

    Link link() {
        return link;
    }

    /// What the process has sent since the last time.
    ///
    /// @param number of the link
    /// @param over whether the process has ended, and closed whatever it left open
    Parcel parcel(int number, boolean over) {
        var bytes = written();
        var ends = !ended && (over || isEnded());
        var refuses = !refused && (over || isClosed());
        ended |= ends;
        refused |= refuses;
        return new Parcel(number, bytes, ends, refuses);
    }

    private Bytes written() {
        try {
            var bytes = new byte[leaving.input().available()];
            if (leaving.input().readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new IllegalStateException("less was written than there is");
            }
            return Bytes.of(bytes);
        } catch (IOException _) {
            return Bytes.NONE; // the other process reads no more
        }
    }

    private boolean isEnded() {
        try {
            return leaving.awaitInput(Duration.ZERO);
        } catch (IOException _) {
            return true;
        } catch (InterruptedException e) {
            throw Thrown.as(e);
        }
    }

    private boolean isClosed() {
        try {
            var _ = read.available();
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /// Something comes from the other process.
    void take(Parcel parcel) {
        try {
            arriving.write(parcel.bytes().array());
        } catch (IOException _) {
            // the process reads no more
        }
        try {
            if (parcel.ends()) {
                arriving.close();
            }
            if (parcel.refuses()) {
                leaving.input().close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
