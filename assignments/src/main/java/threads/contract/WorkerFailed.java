package threads.contract;

import java.util.Collection;
import java.util.List;

/// Workers of a team have thrown something.
public class WorkerFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // a list that List.copyOf makes can be serialised
    private final List<Throwable> failures;

    /// Hands over what workers have thrown.
    ///
    /// @param failures at least one
    public WorkerFailed(Collection<? extends Throwable> failures) {
        super("what workers threw: " + failures, failures.iterator().next());
        this.failures = List.copyOf(failures);
    }

    /// What the workers have thrown: an entry for each of them, though two threw the same object, in any order.
    public List<Throwable> failures() {
        return failures;
    }
}
