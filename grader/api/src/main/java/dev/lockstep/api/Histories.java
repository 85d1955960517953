package dev.lockstep.api;

/// The concurrent histories that a [Linearizable] check asks about.
public interface Histories {

    /// Checks that each history of the operations is explained by the model.
    ///
    /// Both classes are public with a public constructor without parameters. The methods of `operations` that
    /// Lincheck's `@Operation` marks run the submission (see [Submission#current]); those of `model` have the same names
    /// and parameters and run one at a time. Where a call may wait for others its operation says `blocking = true`, and
    /// its method of the model throws [WouldBlock] in the states in which it has to. `@Param` with `IntGen`, `LongGen`,
    /// `BooleanGen` or `EnumGen` says which values a parameter takes, with `ThreadIdGen` that it is the number of the
    /// calling thread, from 1.
    ///
    /// Answers are compared by value; an exception may be of a subclass of the model's. A call that has not returned when nobody can go on is right if
    /// it would have to wait in the model, too.
    void areExplainedBy(Class<?> model, Class<?> operations);
}
