package dev.lockstep.worker.inside;

/// Throws what reflection has wrapped, as it is.
final class Thrown {

    private Thrown() {}

    /// Throws a throwable; declared to return so that callers can write `throw`.
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException as(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
