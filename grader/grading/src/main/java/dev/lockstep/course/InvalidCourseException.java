package dev.lockstep.course;

import java.util.List;

/// A course that cannot be used as it is. The message lists all that is wrong with it, one problem a line.
public final class InvalidCourseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    InvalidCourseException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /// One sentence a problem.
    public List<String> problems() {
        return problems;
    }
}
