package ipc.contract;

import java.io.IOException;

/// A number that processes share.
public interface ProcessValue {

    /// What it is.
    long get() throws IOException;

    /// Makes it another one.
    void set(long value) throws IOException;

    /// Adds to it, in one step.
    ///
    /// @return what it is then
    long add(long delta) throws IOException;
}
