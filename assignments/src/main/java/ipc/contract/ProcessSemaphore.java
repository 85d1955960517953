package ipc.contract;

import java.io.IOException;

/// A number of permits for which processes compete. A permit belongs to the client that has acquired it.
public interface ProcessSemaphore {

    /// Acquires a permit; waits until there is one.
    void acquire() throws IOException;

    /// The same without waiting.
    ///
    /// @return whether the client has acquired one
    boolean tryAcquire() throws IOException;

    /// Gives a permit back.
    ///
    /// @throws IllegalStateException if this client has none; nothing has changed then
    void release() throws IOException;
}
