package dev.lockstep.cli;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import dev.lockstep.course.InvalidCourseException;
import dev.lockstep.report.ConsoleReport;
import dev.lockstep.report.Look;
import dev.lockstep.submission.UnreadableSubmissionException;
import dev.lockstep.verdict.Grade;

/// Grades a submission each time it was changed, and says what became better or worse.
///
/// Thread safety: belongs to the thread that runs it.
final class Watching {

    /// Grades, and says on the way what falls; of what comes back no more is to be told.
    @FunctionalInterface
    interface Round {
        Grade grade();
    }

    private final Round round;
    private final Appendable out;
    private final ConsoleReport report;
    private @Nullable Grade last;

    Watching(Round round, Appendable out, Look look, String path) {
        this.round = round;
        this.out = out;
        report = new ConsoleReport(look, path);
    }

    /// Goes on until there are no more changes.
    void run(Changes changes) throws IOException, InterruptedException {
        do {
            try {
                tell(round.grade());
            } catch (UserException | UnreadableSubmissionException | InvalidCourseException e) {
                say(String.valueOf(e.getMessage())); // in the midst of an edit it may be anything
            }
            say("Waiting for the next change; Ctrl-C ends.");
        } while (changes.await());
    }

    private void tell(Grade grade) throws IOException {
        var before = last;
        last = grade;
        if (before == null) {
            out.append(report.render(grade));
            return;
        }
        for (var topic : grade.topics()) {
            if (!before.topics().contains(topic)) {
                out.append('\n').append(report.render(topic));
            }
        }
        var differences = Difference.between(before, grade);
        say(differences.isEmpty() ? "Nothing is better or worse than the last time." : "Since the last time:");
        for (var difference : differences) {
            say(difference.toString());
        }
        say(total(before, grade));
    }

    private static String total(Grade before, Grade now) {
        if (!now.conclusive()) {
            return "No total: a check could not be decided.";
        }
        var gained = before.conclusive() ? now.points() - before.points() : 0;
        return "Total  %d of %d points%s".formatted(now.points(), now.maxPoints(),
                gained == 0 ? "" : " (%+d)".formatted(gained));
    }

    private void say(String line) throws IOException {
        out.append(line).append('\n');
    }
}
