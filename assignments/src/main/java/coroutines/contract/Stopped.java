package coroutines.contract;

/// Ends the body of a generator that is closed.
public class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Says no more than its name.
    public Stopped() {}
}
