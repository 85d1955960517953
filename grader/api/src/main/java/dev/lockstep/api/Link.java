package dev.lockstep.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// One end of a link between two processes: what is written here is read there, and the reverse.
///
/// Thread safety: any thread may use it.
public interface Link {

    /// What comes from the other process. Reading waits; when the other one has ended, or closed its end, the stream ends.
    InputStream input();

    /// What goes to the other process. When that one has ended, or reads no more, writing fails with an [IOException].
    OutputStream output();

    /// Waits until there is something to read or the stream has ended, at most for a time; true if so. A time of zero or less
    /// only looks.
    ///
    /// @throws IOException if this end is closed
    boolean awaitInput(Duration timeout) throws IOException, InterruptedException;
}
