package dev.lockstep.wire;

import java.io.IOException;

/// The other side said something that is no message: malformed, out of bounds, or without the secret.
public final class BabbleException extends IOException {

    private static final long serialVersionUID = 1;

    BabbleException(String message) {
        super(message);
    }
}
