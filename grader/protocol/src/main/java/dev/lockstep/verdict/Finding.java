package dev.lockstep.verdict;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Why a check failed.
///
/// @param code what it is called, in the field's words and kebab case: `deadlock`, `lost-wakeup`, `data-race` ...
/// @param message one sentence that names the bug
/// @param facts expected, observed, where, in this order
/// @param location the student's line to look at first, or null
/// @param schedule the interleaving that shows it, or null
/// @param replay the token that replays that interleaving, or null
/// @param hint what to try; may be empty
public record Finding(String code, String message, List<Fact> facts, @Nullable Location location,
        @Nullable Schedule schedule, @Nullable String replay, String hint) {

    public Finding {
        facts = List.copyOf(facts);
    }
}
