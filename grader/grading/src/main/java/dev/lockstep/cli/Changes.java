package dev.lockstep.cli;

import java.io.IOException;

/// Where it shows that a submission was changed. A seam: tests say when.
interface Changes extends AutoCloseable {

    /// Waits until something was changed since the last time, and nothing is being changed any more.
    ///
    /// @return false when there will be no more changes
    boolean await() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
