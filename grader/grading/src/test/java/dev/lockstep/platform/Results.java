package dev.lockstep.platform;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.lockstep.report.Made;
import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Disclosure.Showing;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Feedback;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Schedule.Step;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.verdict.Visibility;

/// Results that exporters are tested with.
public final class Results {

    /// What nobody may read who is not to see the check `second`.
    public static final List<String> SECRETS = List.of("is a secret title", "second", "Inner.java", "secret-operation");

    private static final Made MADE = new Made("0.0.0", "25.0.1+8", "0123456789abcdef0123456789abcdef");
    private static final CheckInfo FIRST = check("first", "lets everybody pass", 3);
    private static final CheckInfo SECOND = check("second", "is a secret title", 4);
    private static final CheckInfo THIRD = check("third", "goes on, and stops", 5);
    private static final CheckInfo LAST = check("last", "adds | up `well`", 6);

    private static final String SOURCE = "\n".repeat(15) + """
                @Override
                public void lock() {
                    while (locked) {
                        Thread.onSpinWait();
                    }
                    locked = true;
                }
            """;

    private Results() {}

    /// Passed, failed with a schedule, not run, and a topic that does not compile.
    public static Result decided() {
        return result(Disclosure.EVERYTHING, first(), refused());
    }

    /// The same with a check that could not be decided.
    public static Result undecided() {
        return result(Disclosure.EVERYTHING, first(), new TopicGrade("queues", List.of(), List.of(
                new CheckGrade(LAST, new Verdict.Inconclusive("the worker did not answer for 5 minutes"), 0))));
    }

    /// The same with a check that nobody is to see.
    public static Result hidden() {
        return result(new Disclosure(Map.of(), Map.of("locks.second", new Showing(Feedback.ALL, Visibility.HIDDEN),
                "locks.third", new Showing(Feedback.ALL, Visibility.AFTER_DUE_DATE))), first(), refused());
    }

    /// Text of a submission's wherever there can be some.
    public static Result hostile(String text) {
        var steps = List.of(new Step(0, text, new Location(text, 3, text), Kind.PLAIN),
                new Step(1, text, null, Kind.CULPRIT));
        var finding = new Finding("uncaught-exception", text, List.of(new Fact(text, text)),
                new Location("locks/" + text, 3, text), new Schedule(List.of(text, text), steps), text, text);
        var grade = new Grade(text, List.of(new TopicGrade("locks", List.of(), List.of(
                new CheckGrade(FIRST, new Verdict.Failed(new Exploration(2, 0, false, text), List.of(finding)), 0),
                new CheckGrade(SECOND, new Verdict.NotRun(text), 0),
                new CheckGrade(THIRD, new Verdict.Passed(new Exploration(2, 0, true, text)), 5))),
                new TopicGrade("queues", List.of(finding), List.of(
                        new CheckGrade(LAST, new Verdict.NotRun("queues does not compile"), 0)))));
        return new Result(grade, Disclosure.EVERYTHING, FindingRegistry.GRADERS, MADE,
                new Result.Place(text, Map.of("locks/" + text, text),
                        Map.of("locks/" + text, (text + "\n").repeat(3))));
    }

    /// A hundred checks that fail with as long a text.
    public static Result huge(String text) {
        var finding = new Finding("uncaught-exception", text, List.of(new Fact("output", (text + "\n").repeat(9))),
                new Location("locks/A.java", 3, text), null, "locks.a.b", text);
        var checks = IntStream.range(0, 100).mapToObj(i -> new CheckGrade(check("c" + i, "check " + i, 1),
                new Verdict.Failed(new Exploration(2, 0, false, ""), List.of(finding)), 0)).toList();
        return result(Disclosure.EVERYTHING, new TopicGrade("locks", List.of(), checks));
    }

    private static TopicGrade first() {
        return new TopicGrade("locks", List.of(), List.of(
                new CheckGrade(FIRST, new Verdict.Passed(new Exploration(1_168, 0, true, "with at most 2 preemptions")),
                        3),
                new CheckGrade(SECOND, new Verdict.Failed(new Exploration(17, 0, false, ""), List.of(finding())), 0),
                new CheckGrade(THIRD, new Verdict.NotRun("waits for is a secret title"), 0)));
    }

    private static TopicGrade refused() {
        var error = new Finding("does-not-compile", "';' expected", List.of(),
                new Location("queues/Ring.java", 12, "size = 1"), null, null, "");
        return new TopicGrade("queues", List.of(error), List.of(
                new CheckGrade(LAST, new Verdict.NotRun("queues does not compile"), 0)));
    }

    private static Finding finding() {
        var steps = List.of(
                new Step(1, "locked: false", at(18, "while (locked) {"), Kind.PLAIN),
                new Step(2, "locked: false", at(18, "while (locked) {"), Kind.PLAIN),
                new Step(2, "locked = true", at(21, "locked = true;"), Kind.PLAIN),
                new Step(2, "secret-operation", null, Kind.PLAIN),
                new Step(1, "locked = true", at(21, "locked = true;"), Kind.PREEMPTED),
                new Step(1, "secret-operation: 2 inside", null, Kind.CULPRIT));
        return new Finding("assertion-failed", "Two threads were inside at once.",
                List.of(new Fact("expected", "at most 1 thread"), new Fact("observed", "2 threads")),
                at(21, "locked = true;"), new Schedule(List.of("main", "T1", "T2"), steps), "locks.second.1-0a1b",
                "Test and set in one step.");
    }

    private static Location at(int line, String source) {
        return new Location("locks/Inner.java", line, source);
    }

    private static CheckInfo check(String id, String title, int points) {
        return new CheckInfo(id, title, points, "", Kinds.EXPLORE);
    }

    private static Result result(Disclosure disclosure, TopicGrade... topics) {
        return new Result(new Grade("okafor", List.of(topics)), disclosure, FindingRegistry.GRADERS, MADE,
                new Result.Place("work/okafor", Map.of("locks/Inner.java", "src/main/java/locks/Inner.java"),
                        Map.of("locks/Inner.java", SOURCE)));
    }
}
