package dev.lockstep.verdict;

import java.util.Locale;

/// When a student sees a check at all. Its points count in any case.
public enum Visibility {
    /// Always.
    VISIBLE,
    /// Once the submission is due, where a platform knows when that is.
    AFTER_DUE_DATE,
    /// Never.
    HIDDEN;

    /// As a course writes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
