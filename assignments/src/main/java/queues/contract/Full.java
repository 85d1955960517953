package queues.contract;

/// There is no room in the queue.
public class Full extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Says no more than its name.
    public Full() {}
}
