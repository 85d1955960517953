package ipc.contract;

import java.io.IOException;

/// A lock between processes: at most one client holds it, as often as it has acquired it.
public interface ProcessLock {

    /// Acquires the lock, or acquires it once more; waits while another client holds it.
    void acquire() throws IOException;

    /// The same without waiting.
    ///
    /// @return whether the client has acquired it
    boolean tryAcquire() throws IOException;

    /// Releases the lock once; it is free when it has been released as often as it was acquired.
    ///
    /// @throws IllegalStateException if this client does not hold it; nothing has changed then
    void release() throws IOException;
}
