package pools.contract;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// One end of a line between two processes, that carries messages whole, both ways, in the order in which they were sent. It
/// is handed over by whoever starts the processes. At most one thread sends at a time, and at most one
/// receives or asks whether the line has ended.
public interface Line extends Closeable {

    /// Sends a message of any characters (but no half of a surrogate pair). Waits for nobody.
    ///
    /// @throws IOException if the other process has ended or closed its end, or this end is closed
    void send(String message) throws IOException;

    /// Receives the next message, and waits for it.
    ///
    /// @return nothing when the other process has ended or closed its end, and all that it had sent has been received; a
    ///     message that it had not sent whole is no message
    /// @throws IOException if this end is closed, also while it waits
    Optional<String> receive() throws IOException;

    /// Whether the other process has ended or closed its end, and all that it had sent has been received. Never waits.
    boolean hasEnded();

    /// Closes this end. Waits for nobody. Closing it again changes nothing.
    @Override
    void close();
}
