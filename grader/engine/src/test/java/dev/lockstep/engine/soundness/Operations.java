package dev.lockstep.engine.soundness;

/// An object with three operations, 0 to 2, for histories.
@FunctionalInterface
public interface Operations {
    /// Calls an operation.
    int call(int operation) throws InterruptedException;
}
