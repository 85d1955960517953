package dev.lockstep.kit;

/// A kit that cannot be written as it is asked for. The message is one sentence: what is wrong, where, what to do.
public final class UnwritableKitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnwritableKitException(String message) {
        super(message);
    }
}
