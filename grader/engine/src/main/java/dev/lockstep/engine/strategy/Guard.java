package dev.lockstep.engine.strategy;

/// When an operation that blocks can be done, judged by one number that sums up the state of the location: the owner of a
/// lock, the permits of a semaphore, the elements of a queue.
public enum Guard {
    /// The state is 0, or the argument: nobody owns the lock, or the one who asks does.
    FREE,
    /// The state is at least the argument.
    AT_LEAST,
    /// The state is at most the argument.
    AT_MOST;

    /// Whether the operation can be done.
    public boolean isOpen(long state, long argument) {
        return switch (this) {
            case FREE -> state == 0 || state == argument;
            case AT_LEAST -> state >= argument;
            case AT_MOST -> state <= argument;
        };
    }
}
