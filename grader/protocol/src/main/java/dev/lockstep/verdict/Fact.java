package dev.lockstep.verdict;

/// One fact of a finding.
///
/// @param name such as `expected`, `observed`, `T1 waits for`
/// @param value may have several lines
public record Fact(String name, String value) {}
