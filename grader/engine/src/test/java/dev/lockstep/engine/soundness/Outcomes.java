package dev.lockstep.engine.soundness;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/// What an exploration of a program has found.
///
/// @param endings every way in which a schedule ended
/// @param races the variables raced for
/// @param schedules how many ran
/// @param complete whether the strategy came to its end
record Outcomes(Set<Ending> endings, Set<String> races, long schedules, boolean complete) {

    /// How a schedule ended.
    ///
    /// @param stuck who waits for what, or empty
    record Ending(Run.State state, String stuck) {
        @Override
        public String toString() {
            return state + (stuck.isEmpty() ? "" : "| " + stuck);
        }
    }

    boolean sameAs(Outcomes other) {
        return endings.equals(other.endings) && races.equals(other.races);
    }

    boolean isRacy() {
        return !races.isEmpty();
    }

    /// What this has that the other has not, and the other way round; empty if nothing.
    String difference(Outcomes other) {
        return lines("missing", without(endings, other.endings)) + lines("too many", without(other.endings, endings))
                + lines("race missing", without(races, other.races))
                + lines("race too many", without(other.races, races));
    }

    private static <T> Set<T> without(Set<T> these, Set<T> those) {
        var left = new LinkedHashSet<>(these);
        left.removeAll(those);
        return left;
    }

    private static String lines(String what, Set<?> values) {
        return String.join("", new TreeSet<>(values.stream().map(String::valueOf).toList()).stream()
                .map(value -> what + ": " + value + "\n").toList());
    }
}
