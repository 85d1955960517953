package dev.lockstep.worker;

import java.lang.reflect.InvocationTargetException;
import java.util.Objects;

/// What reflection has wrapped, and how it is thrown as it is.
final class Thrown {

    private Thrown() {}

    /// What the called code has thrown.
    static Throwable in(InvocationTargetException wrapped) {
        return Objects.requireNonNullElse(wrapped.getCause(), wrapped);
    }

    /// Throws a throwable; declared to return so that callers can write `throw`.
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException as(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
