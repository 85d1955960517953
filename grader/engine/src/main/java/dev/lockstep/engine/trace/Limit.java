package dev.lockstep.engine.trace;

import org.jspecify.annotations.Nullable;

/// Why a schedule was left half-way: a limit of the scheduler's. It says nothing about the program.
public sealed interface Limit {

    /// A schedule took more steps than it may.
    ///
    /// @param thread which had not ended
    record TooManySteps(int steps, String thread, @Nullable Site site) implements Limit {}

    /// The program does what the scheduler cannot own.
    record Unsupported(String what, @Nullable Site site) implements Limit {}
}
