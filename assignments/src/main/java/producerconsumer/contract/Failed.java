package producerconsumer.contract;

/// A source or the sink of a pipeline has thrown something, which is the cause.
public class Failed extends Exception {
    private static final long serialVersionUID = 1;

    /// Hands on what was thrown.
    ///
    /// @param cause what a source or the sink threw
    public Failed(Throwable cause) {
        super(cause);
    }
}
