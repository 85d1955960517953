package pools.contract;

import java.io.IOException;

/// Starts processes. Any thread may use it.
public interface Launcher {

    /// Starts a process in which a [ProcessWorker] works, with a program that is always the same.
    ///
    /// @return the line to it
    /// @throws IOException if there can be no more processes at the moment
    Line launch() throws IOException;
}
