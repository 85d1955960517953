package dev.lockstep.linearize;

import dev.lockstep.api.Linearizable;

/// The size of a scenario, and of the search through its interleavings.
///
/// @param threads that take part
/// @param calls of each thread
/// @param invocations the most interleavings to try
record Size(int threads, int calls, int invocations) {

    static Size of(Linearizable settings) {
        return new Size(settings.threads(), settings.operations(), settings.invocations());
    }
}
