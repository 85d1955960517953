package dev.lockstep.course;

import java.util.List;

/// One thing that is to hold for a course, and whether it does.
///
/// @param subject what it is about, such as `wrong/locks/ticket-taken-outside`
/// @param problems one sentence each; none where it holds
/// @param holes what it leaves unproved, one sentence each; that does no harm to what holds
public record Proof(String subject, List<String> problems, List<String> holes) {

    public Proof {
        problems = List.copyOf(problems);
        holes = List.copyOf(holes);
    }

    /// Leaves no hole.
    public Proof(String subject, List<String> problems) {
        this(subject, problems, List.of());
    }

    /// Whether it holds.
    public boolean holds() {
        return problems.isEmpty();
    }
}
