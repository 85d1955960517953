package dev.lockstep.page;

import java.util.Locale;

import dev.lockstep.report.Stubs;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Verdict;

/// What became of something, told by colour, by a sign and in a word.
enum Tone {
    GOOD("✓", "passed"),
    BAD("✗", "failed"),
    TODO("○", "to do"),
    IDLE("–", "not run"),
    DOUBT("?", "not decided");

    final String sign;
    final String word;

    Tone(String sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    static Tone of(CheckGrade check) {
        return switch (check.verdict()) {
            case Verdict.Passed _ -> GOOD;
            case Verdict.Failed(_, var findings) -> Stubs.areAll(findings) ? TODO : BAD;
            case Verdict.NotRun _ -> IDLE;
            case Verdict.Inconclusive _ -> DOUBT;
        };
    }

    static Tone of(boolean conclusive, int points, int maxPoints) {
        return !conclusive ? DOUBT : points == maxPoints ? GOOD : BAD;
    }

    /// The name of its style.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
