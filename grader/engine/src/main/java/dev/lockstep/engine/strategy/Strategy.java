package dev.lockstep.engine.strategy;

import org.jspecify.annotations.Nullable;

/// Takes the decisions of one schedule after the other. Every strategy is fair, since it is offered only what keeps the schedule
/// fair. Not thread-safe: called by the carrier alone.
public interface Strategy {

    /// Instead of a move: nothing new can come of this schedule, and it is not run to its end.
    int ABANDON = -1;

    /// Begins the next schedule.
    ///
    /// @return false if there is none
    boolean next();

    /// Chooses who goes on. Asked only where there are at least two moves, unless the strategy observes.
    ///
    /// @return the index of a move, or [#ABANDON]
    int schedule(Moves moves);

    /// Chooses among what the platform leaves open, such as whom a `notify` wakes.
    ///
    /// @param alternatives how many there are, at least 2
    /// @return from 0 to alternatives - 1
    int pick(int alternatives);

    /// Learns that some moves are not offered this time, so that no thread waits for ever: not all schedules are tried.
    default void deny() {}

    /// What takes the decisions from here on, where a schedule has become too long by chance and is seen through to its end:
    /// it is no choice of this strategy's any more.
    default Strategy seesThrough() {
        return new RandomWalk(0, 1);
    }

    /// What wants to know what every step does, or null.
    default @Nullable StepObserver observer() {
        return null;
    }
}
