package dev.lockstep.engine.strategy;

/// Takes the decisions of one schedule after the other. Not thread-safe: called by the carrier alone.
public interface Strategy {

    /// Begins the next schedule.
    ///
    /// @return false if there is none
    boolean next();

    /// Takes a decision.
    ///
    /// @param options how many there are, at least 2; option 0 is to go on as before
    /// @param free how many of them, from 0 on, cost no preemption
    /// @return from 0 to options - 1
    int choose(int options, int free);
}
