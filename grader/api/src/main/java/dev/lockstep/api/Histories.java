package dev.lockstep.api;

/// The concurrent histories that a [Linearizable] check asks about.
public interface Histories {

    /// Checks that each history of the operations is explained by the model.
    ///
    /// Both classes are public with a public constructor without parameters. The methods of `operations` that
    /// Lincheck's `@Operation` marks run the submission (see [Submission#current]) and never block for good; those of
    /// `model` have the same names and parameters and run one at a time.
    void areExplainedBy(Class<?> model, Class<?> operations);
}
