package dev.lockstep.engine.trace;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What binds the steps of a schedule to each other. Steps are given by their place among the events of the trace, threads by
/// theirs.
///
/// @param handovers in no order
/// @param spells in the order in which they begin
/// @param deaths the steps at which groups of threads are killed
/// @param circle threads of which each waits for the next and the last for the first; empty if the schedule did not fail for that
/// @param race the accesses that race, or null if the schedule did not fail for that
public record Bonds(List<Handover> handovers, List<Spell> spells, List<Integer> deaths, List<Integer> circle,
        @Nullable Race race) {

    /// None that are known.
    public static final Bonds NONE = new Bonds(List.of(), List.of(), List.of(), List.of(), null);

    public Bonds {
        handovers = List.copyOf(handovers);
        spells = List.copyOf(spells);
        deaths = List.copyOf(deaths);
        circle = List.copyOf(circle);
    }

    /// What one thread gives and another one gets.
    public enum Hand {
        /// A lock or a monitor.
        LOCK,
        /// The end of a wait.
        WAKE_UP,
        /// The value of a variable.
        VALUE,
        /// What a queue, a semaphore, a latch passes on.
        ITEM,
        /// Its start.
        START,
        /// Its end.
        END
    }

    /// What the step of one thread gives and a later one of another thread gets.
    public record Handover(int from, int to, Hand hand) {}

    /// Two accesses.
    public record Race(int first, int second) {}

    /// A thread waits, or spins.
    ///
    /// @param from the last step that it takes before
    /// @param to the first step that it takes after; negative if there is none
    /// @param holders the threads that hold what it waits for as it begins to
    public record Spell(int thread, int from, int to, Awaited awaited, List<Integer> holders) {
        public Spell {
            holders = List.copyOf(holders);
        }
    }
}
