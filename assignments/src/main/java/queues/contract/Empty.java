package queues.contract;

/// There is nothing to get from the queue.
public class Empty extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Says no more than its name.
    public Empty() {}
}
