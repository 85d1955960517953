package dev.lockstep.engine.strategy;

/// Learns what each step of a schedule does. A step begins when the strategy has chosen its process and ends before the
/// next choice. Not thread-safe: called by the carrier alone.
public interface StepObserver {

    /// The step reads or writes a location.
    ///
    /// @param state of the gate that the location is, right before, see [Guard]; 0 where it is none
    void accesses(Location location, boolean writes, long state);

    /// The step that has just begun could begin only because a gate was open to its process.
    void passes(Location gate);

    /// The step may have to do with any other.
    void touchesEverything();

    /// The step interrupts a process, which any step of that process may notice.
    void interrupts(int process);

    /// The step ends what a process waited for, or starts the process.
    void wakes(int process);

    /// What the process does from now on comes after all that a process did which has ended; as another step, though no
    /// other process could move in between.
    void follows(int ended);

    /// No process could run, and the platform made some go on: a timer fired. Everything so far comes before all that
    /// follows, but for what processes are still waiting to do in front of a gate.
    ///
    /// @param waiting those processes, as bits
    void settles(long waiting);

    /// The schedule is over, and a process is still waiting for a gate to open.
    void leftWaiting(int process, Location gate);
}
