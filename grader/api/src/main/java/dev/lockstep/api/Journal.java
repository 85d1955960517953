package dev.lockstep.api;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.engine.SwitchPoint;

/// What threads noted, in the order in which they noted it. Adding is a switch point and orders nothing (see [Gauge],
/// also for thread safety).
public final class Journal {

    private final List<String> entries = new ArrayList<>();

    /// A switch point; then notes the entry.
    public void add(String entry) {
        SwitchPoint.pass("journal.add");
        entries.add(entry);
    }

    /// The entries so far, first one first.
    public List<String> entries() {
        return List.copyOf(entries);
    }
}
