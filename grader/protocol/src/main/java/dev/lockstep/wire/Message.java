package dev.lockstep.wire;

/// What one process says to another.
public sealed interface Message permits Order, Reply {}
