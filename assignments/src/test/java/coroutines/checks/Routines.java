package coroutines.checks;

import java.util.function.Function;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;
import dev.lockstep.api.Submission;

/// Makes groups of routines of the submission.
final class Routines {

    private Routines() {}

    /// There is one class for all types of values.
    @SuppressWarnings("unchecked")
    static Greenlets<String> group(Submission submission) {
        return submission.create(Greenlets.class, "ThreadGreenlets");
    }

    /// A body that hands back to another routine whatever it is given, with its name, and ends when it is given the last word.
    static Function<String, String> answers(String name, Greenlet<String> other) {
        return first -> {
            for (var given = first;; given = other.switchTo(name + " " + given)) {
                if (given.equals("end")) {
                    return name + " ends";
                }
            }
        };
    }
}
