package dev.lockstep.engine.runtime;

/// A standard stream that a program prints to.
public enum StandardStream {
    /// `System.out`.
    OUT(""),
    /// `System.err`.
    ERR("System.err");

    /// How a trace names it; the usual one needs no name.
    final String title;

    StandardStream(String title) {
        this.title = title;
    }
}
