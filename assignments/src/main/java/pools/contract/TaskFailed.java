package pools.contract;

/// A task has thrown something, which is the cause.
public class TaskFailed extends Exception {
    private static final long serialVersionUID = 1;

    /// Hands on what was thrown.
    ///
    /// @param cause what the task threw
    public TaskFailed(Throwable cause) {
        super(cause);
    }
}
