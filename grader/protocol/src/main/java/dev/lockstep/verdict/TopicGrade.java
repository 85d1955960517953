package dev.lockstep.verdict;

import java.util.List;

/// The verdicts of a topic.
///
/// @param findings what keeps the whole topic from being checked (it does not compile, it uses what the policy forbids)
/// @param checks every check of the topic, in the course's order
public record TopicGrade(String topic, List<Finding> findings, List<CheckGrade> checks) {

    public TopicGrade {
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
    }

    /// What the submission earned. Decided only if no check is inconclusive.
    public int points() {
        return checks.stream().mapToInt(CheckGrade::points).sum();
    }

    public int maxPoints() {
        return checks.stream().mapToInt(check -> check.check().points()).sum();
    }

    /// Whether every check has a verdict about the submission.
    public boolean conclusive() {
        return checks.stream().noneMatch(check -> check.verdict() instanceof Verdict.Inconclusive);
    }
}
