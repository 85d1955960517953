package dev.lockstep.api;

import dev.lockstep.engine.Assertions;

/// What a failing assertion amounts to, where a check asserts different things:
///
/// ```java
/// Finding.named("permit-lost").hint("Who had it last?").unless(() -> assertEquals(1, semaphore.availablePermits()));
/// ```
///
/// Assertions outside of it amount to the [finding][Check#finding] of the check, and have its hint.
public final class Finding {

    private final String code;
    private final String hint;

    private Finding(String code, String hint) {
        this.code = code;
        this.hint = hint;
    }

    /// Asks for something.
    ///
    /// @param <X> what it may throw beside an [AssertionError]
    @FunctionalInterface
    public interface Assertion<X extends Throwable> {
        /// Fails with an [AssertionError], JUnit's or any other, if it is not so.
        void hold() throws X;
    }

    /// The finding of a code that the course or the grader knows. The code is written out where this is called, so that a
    /// wrong one is found when the course is read.
    public static Finding named(String code) {
        return new Finding(code, "");
    }

    /// The same with a hint: where to look, in one or two sentences. Without one it has the advice that belongs to its code.
    public Finding hint(String where) {
        return new Finding(code, where);
    }

    /// Fails the check with this finding unless the assertion holds. What else it throws is thrown on.
    public <X extends Throwable> void unless(Assertion<X> assertion) throws X {
        var before = Assertions.endAs(this::named);
        try {
            assertion.hold();
        } catch (AssertionError e) {
            throw named(e);
        } finally {
            Assertions.endAs(before);
        }
    }

    /// The innermost name counts.
    private AssertionError named(AssertionError failed) {
        return failed instanceof NamedFailure ? failed : new NamedFailure(code, hint, failed);
    }
}
