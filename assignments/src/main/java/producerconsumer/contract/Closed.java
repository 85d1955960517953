package producerconsumer.contract;

/// The channel takes nothing more.
public class Closed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Says no more than its name.
    public Closed() {}
}
