package dev.lockstep.engine.strategy;

/// When a process may pass a gate, judged by one number that is the gate's state.
@FunctionalInterface
public interface Guard {

    /// The state of a gate that nobody owns; of one that a process owns it is that process plus 1.
    long FREE = 0;

    /// Nobody owns the gate, or the process that asks does.
    Guard OWNER = (state, process) -> state == FREE || state == process + 1L;

    /// Whether a process can pass.
    boolean isOpen(long state, int process);
}
