package pools.contract;

import java.io.IOException;

/// The process that ran a task has ended before it had sent the result. Whether the task was done is not known.
public class WorkerDied extends IOException {
    private static final long serialVersionUID = 1;

    /// Says no more than its name.
    public WorkerDied() {}
}
