package dev.lockstep.api;

/// The process that a role of a check runs in. See [Processes].
public interface ThisProcess {

    /// What the check calls it.
    String name();

    /// The end of the link with another process, by its name.
    ///
    /// @throws IllegalArgumentException if there is no such link
    Link linkTo(String process);

    /// Tells the check something; what a process has told outlives it.
    void tell(Object what);
}
