package ipc.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// One end of a line between two processes: bytes go both ways, and come out at the other end in the order in which they went
/// in. It is handed over by whoever starts the processes, and belongs to one [Connection] alone.
///
/// **Pieces.** Where one write ends and the next one begins is not to be seen at the other end: a read gives at least one byte
/// and may give fewer than there are, and a write may be done in several parts, between which other threads may write.
///
/// **Room.** What has been written and not been read is kept, up to a number of bytes that nobody knows; while the line is
/// full, a write waits.
///
/// **End.** Where a process closes its output, or dies, the other one reads what is left, and then the end of the stream. A
/// line can also break: then reads and writes throw an [IOException], and what was on the way is lost. Who writes to a process
/// that has closed its input gets an [IOException], too.
public interface Link {

    /// What the other process writes. A thread that waits in a read goes on with an [IOException] when this stream is closed.
    InputStream input();

    /// What the other process reads. What is written goes out when the stream is flushed or closed, at the latest. A thread
    /// that waits in a write goes on with an [IOException] when this stream is closed.
    OutputStream output();

    /// Waits until there is a byte to read, or the stream has ended, at most for a time; true if so. A time of zero or less
    /// only looks.
    ///
    /// @throws IOException if the line is broken or the input is closed, also while it waits
    boolean awaitInput(Duration timeout) throws IOException, InterruptedException;
}
