package dev.lockstep.course;

import java.util.List;

/// One thing that is to hold for a course, and whether it does.
///
/// @param subject what it is about, such as `wrong/locks/ticket-taken-outside`
/// @param problems one sentence each; none where it holds
public record Proof(String subject, List<String> problems) {

    public Proof {
        problems = List.copyOf(problems);
    }

    /// Whether it holds.
    public boolean holds() {
        return problems.isEmpty();
    }
}
