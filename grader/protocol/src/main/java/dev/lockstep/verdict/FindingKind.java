package dev.lockstep.verdict;

/// What findings of one code have in common.
///
/// @param code in the field's words and kebab case
/// @param meaning what it says about a submission: a sentence, for a finding that has none of its own
/// @param advice what to ask oneself, for a finding that has no better hint; may be empty
/// @param about what went wrong: tells which line is to blame
public record FindingKind(String code, String meaning, String advice, About about) {

    /// What went wrong.
    public enum About {
        /// What is said or left behind.
        STATE,
        /// When a call goes on.
        TIME
    }
}
