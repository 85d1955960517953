package dev.lockstep.api;

/// The submission under check, as a maker of its objects.
public interface Submission {

    /// Creates an object of the submission.
    ///
    /// A class that is missing, not public, abstract, not of the contract's type, or without the constructor fails the
    /// check with a finding that says so; what the constructor throws is thrown on.
    ///
    /// @param contract the type that the class must implement
    /// @param className the simple name of a public class in the topic's package
    /// @param arguments what its public constructor is given, in order
    <T> T create(Class<T> contract, String className, Object... arguments);

    /// The submission that the calling check runs on; for classes that a check's method hands to others, such as the
    /// operations of a [Linearizable] check.
    ///
    /// @throws IllegalStateException outside of a check
    static Submission current() {
        return CheckRunner.current().submission();
    }
}
