package dev.lockstep.linearize;

/// The size of a scenario, and of the search through its interleavings.
///
/// @param threads that take part
/// @param calls of each thread
/// @param invocations the most interleavings to try
record Size(int threads, int calls, int invocations) {}
