package dev.lockstep.worker;

/// A check asks for what there cannot be: its author's mistake, and nobody else's.
final class InvalidCheck extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidCheck(String why) {
        super(why);
    }
}
