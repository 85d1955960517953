package dev.lockstep.engine.strategy;

import java.util.ArrayList;
import java.util.List;

/// Numbers the locations of a schedule. Their histories are used again in the next schedule. Not thread-safe.
final class Histories {

    private final List<History> histories = new ArrayList<>();
    private int count;

    /// Begins a schedule.
    void clear() {
        count = 0;
    }

    /// Gives a location that a step accesses its number, unless it has one.
    void number(Location location, int step) {
        if (location.number < 0) {
            if (count == histories.size()) {
                histories.add(new History());
            }
            var history = histories.get(count);
            history.clear();
            location.number(count++, step, history);
        }
    }
}
