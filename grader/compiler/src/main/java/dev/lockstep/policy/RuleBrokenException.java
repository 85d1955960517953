package dev.lockstep.policy;

import java.util.List;

/// A requirement of a check's that code does not meet.
final class RuleBrokenException extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient List<Offence> offences;

    /// @param offences in their order
    RuleBrokenException(String requirement, List<Offence> offences) {
        super(requirement);
        this.offences = List.copyOf(offences);
    }

    List<Offence> offences() {
        return offences;
    }
}
