package dev.lockstep.engine.runtime;

/// A standard stream that a program prints to.
public enum Stream {
    /// `System.out`.
    OUT(""),
    /// `System.err`.
    ERR("System.err");

    /// How a trace names it; the usual one needs no name.
    final String title;

    Stream(String title) {
        this.title = title;
    }
}
