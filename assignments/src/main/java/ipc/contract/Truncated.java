package ipc.contract;

import java.io.IOException;

/// The stream has ended in the middle of a message.
public class Truncated extends IOException {
    private static final long serialVersionUID = 1;

    /// Says how far it came.
    public Truncated(String message) {
        super(message);
    }
}
