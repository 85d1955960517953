package pools.contract;

/// The pool was terminated before the task had ended.
public class Terminated extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Says no more than its name.
    public Terminated() {}
}
