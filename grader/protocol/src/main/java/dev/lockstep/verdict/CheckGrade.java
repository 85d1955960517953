package dev.lockstep.verdict;

/// A check with what became of it.
///
/// @param points what the submission earned; a check run although the one it builds on failed earns none
public record CheckGrade(CheckInfo check, Verdict verdict, int points) {

    public CheckGrade {
        if (points != 0 && !(verdict instanceof Verdict.Passed)) {
            throw new IllegalArgumentException("only a passed check earns points");
        }
    }
}
