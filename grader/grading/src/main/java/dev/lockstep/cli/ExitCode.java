package dev.lockstep.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the command says to whoever called it.
public enum ExitCode {
    /// Whatever was asked for is done, whether the submission is good or bad.
    GRADED(0, "Done. A bad grade is a grade."),
    /// The grade is below what `--fail-under` asks for, or `verify` found something wrong.
    BELOW_FAIL_UNDER(1, "The grade is below --fail-under, or the course does not hold."),
    /// The command line makes no sense.
    BAD_USAGE(2, "The command line makes no sense."),
    /// The submission cannot be read.
    UNREADABLE_SUBMISSION(3, "The submission cannot be read."),
    /// A check could not be decided.
    INCONCLUSIVE(4, "A check could not be decided, so there is no total: worth another run."),
    /// The grader is in trouble.
    FAULT(70, "The grader itself is at fault, or the course is.");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /// The number that the operating system is given.
    public int code() {
        return code;
    }

    /// All codes with their meanings, for `--help`.
    static Map<String, String> meanings() {
        var meanings = new LinkedHashMap<String, String>();
        for (var exit : values()) {
            meanings.put(" %2d".formatted(exit.code), exit.meaning);
        }
        return meanings;
    }
}
