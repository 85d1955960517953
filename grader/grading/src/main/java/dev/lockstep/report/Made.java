package dev.lockstep.report;

/// What a grade was made with.
///
/// @param lockstep its version
/// @param jdk that the grader runs on
/// @param course a digest of its classes and files: the same for the same checks
public record Made(String lockstep, String jdk, String course) {

    /// In one line, for a person.
    public String line() {
        return "Lockstep " + lockstep + ", JDK " + jdk + ", course "
                + course.substring(0, Math.min(12, course.length()));
    }

    /// In fields, for a program.
    public void write(JsonText json) {
        json.text("lockstep", lockstep);
        json.text("jdk", jdk);
        json.text("course", course);
    }
}
