package dev.lockstep.controller;

import java.util.List;

/// What the reference comes to under a `@MatchesReference` check.
///
/// @param outcomes sorted
/// @param trouble why they could not be had; empty if they could
public record Collected(List<String> outcomes, String trouble) {

    public Collected {
        outcomes = List.copyOf(outcomes);
    }
}
