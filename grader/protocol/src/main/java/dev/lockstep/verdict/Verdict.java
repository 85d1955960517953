package dev.lockstep.verdict;

import java.util.List;

/// What became of a check.
public sealed interface Verdict {

    /// The check holds on everything that was explored.
    record Passed(Exploration exploration) implements Verdict {}

    /// The check does not hold.
    record Failed(Exploration exploration, List<Finding> findings) implements Verdict {

        public Failed {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a failed check says why");
            }
        }
    }

    /// The check was not run, for a reason of the submission's: what it builds on failed, or its topic does not compile.
    record NotRun(String reason) implements Verdict {}

    /// The grader could not decide: its own trouble, never a wrong answer.
    record Inconclusive(String reason) implements Verdict {}
}
