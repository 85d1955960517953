package dev.lockstep.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.lockstep.platform.Result;
import dev.lockstep.report.Made;
import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Schedule.Step;
import dev.lockstep.verdict.Ties;
import dev.lockstep.verdict.Ties.Hand;
import dev.lockstep.verdict.Ties.Handover;
import dev.lockstep.verdict.Ties.Span;
import dev.lockstep.verdict.Ties.Spell;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

/// Schedules with everything in them that a picture shows.
final class Schedules {

    private static final String FILE = "bank/Bank.java";
    private static final String SOURCE = IntStream.rangeClosed(1, 60)
            .mapToObj(i -> "        line(" + i + "); // of a file that goes on and on, and on this line, too\n")
            .reduce("",
                    String::concat);

    private Schedules() {}

    /// Threads wait in a circle.
    static Schedule deadlock() {
        var steps = List.of(at(1, 12, Kind.PLAIN), at(2, 12, Kind.PLAIN), at(1, 14, Kind.BLOCKED),
                at(2, 14, Kind.BLOCKED));
        return new Schedule(List.of("main", "T1", "T2"), steps, new Ties(List.of(),
                List.of(new Spell(1, 2, Spell.FOR_GOOD, "waits for the monitor of right", List.of(2)),
                        new Spell(2, 3, Spell.FOR_GOOD, "waits for the monitor of left", List.of(1))),
                List.of(1, 2), null, null, List.of()));
    }

    /// A thread locks itself out.
    static Schedule lockedOut() {
        return new Schedule(List.of("main"), List.of(at(0, 12, Kind.PLAIN), at(0, 14, Kind.BLOCKED)),
                new Ties(List.of(), List.of(new Spell(0, 1, Spell.FOR_GOOD, "waits for left", List.of(0))),
                        List.of(0), null, null, List.of()));
    }

    /// All that is handed over, to a thread that waits and to one that does not.
    static Schedule handovers() {
        var hands = Hand.values();
        var steps = new ArrayList<Step>();
        var handovers = new ArrayList<Handover>();
        for (var i = 0; i < hands.length; i++) {
            handovers.add(new Handover(steps.size() + 1, steps.size() + 3, hands[i]));
            handovers.add(new Handover(steps.size() + 2, steps.size() + 3, hands[i]));
            steps.addAll(List.of(at(1, 20 + i, Kind.PLAIN), at(2, 30 + i, Kind.PLAIN), at(0, 40, Kind.PREEMPTED),
                    at(1, 20 + i, Kind.PLAIN)));
        }
        return new Schedule(List.of("main", "T1", "T2"), steps, new Ties(handovers,
                List.of(new Spell(1, 0, 3, "waits for a signal on notEmpty", List.of()),
                        new Spell(1, 4, 7, "waits for lock", List.of(2))),
                List.of(), null, null, List.of()));
    }

    /// Two accesses race.
    static Schedule race() {
        return new Schedule(List.of("main", "T1", "T2"),
                List.of(at(1, 5, Kind.PLAIN), at(2, 5, Kind.PLAIN), at(2, 6, Kind.CULPRIT)),
                new Ties(List.of(), List.of(), List.of(), new Span(0, 2), null, List.of()));
    }

    /// A round comes again and again.
    static Schedule livelock() {
        return new Schedule(List.of("main", "T1", "T2"),
                List.of(at(1, 5, Kind.PLAIN), at(1, 6, Kind.PLAIN), at(2, 6, Kind.PLAIN),
                        new Step(0, "... the same 2 steps, 99 times more", null, Kind.LEFT_OUT),
                        at(2, 6, Kind.CULPRIT)),
                new Ties(List.of(), List.of(), List.of(), null, new Span(1, 2), List.of()));
    }

    /// A process dies, among many threads with long names, in many steps.
    ///
    /// @param length how many
    static Schedule crowd(int length) {
        var names = List.of("main", "pool-1-thread-1", "pool-1-thread-2", "reader", "ForkJoinPool-1-worker-1",
                "writer");
        var steps = IntStream.range(0, length).mapToObj(i -> at(i * 7 % 6, 1 + i % 60, i == length - 1
                ? Kind.CULPRIT
                : Kind.PLAIN)).toList();
        return new Schedule(names, steps, new Ties(List.of(new Handover(3, length / 2 + 1, Hand.WAKE_UP)),
                List.of(new Spell(3, 3, length / 2 + 1, "waits for the end of the world", List.of())), List.of(), null,
                null,
                List.of(length / 2 - 2)));
    }

    /// All of them, each in a check of its own, a topic that passed, and one that does not compile.
    static Result result() {
        return result(deadlock(), lockedOut(), handovers(), race(), livelock(), crowd(30));
    }

    static Result result(Schedule... schedules) {
        var failed = IntStream.range(0, schedules.length)
                .mapToObj(i -> new CheckGrade(check("fails" + i), new Verdict.Failed(
                        new Exploration(7, 0, false, ""), List.of(finding(i, schedules[i]))), 0))
                .toList();
        var checks = new ArrayList<>(failed);
        checks.add(new CheckGrade(check("holds"), new Verdict.Passed(new Exploration(12, 0, true, "there are")), 5));
        checks.add(new CheckGrade(check("waits"), new Verdict.NotRun("waits for a check that failed"), 0));
        checks.add(new CheckGrade(check("is unclear"), new Verdict.Inconclusive("the worker did not answer"), 0));
        var error = new Finding("does-not-compile", "';' expected", List.of(), location(3), null, null, "");
        var stub = new Finding("not-implemented", "Not implemented yet: put", List.of(), location(9), null, null, "");
        return new Result(new Grade("okafor", List.of(new TopicGrade("bank", List.of(), checks),
                new TopicGrade("queues", List.of(error), List.of(new CheckGrade(check("is not run"),
                        new Verdict.NotRun("queues does not compile"), 0))),
                new TopicGrade("pools", List.of(), List.of(new CheckGrade(check("is to do"),
                        new Verdict.Failed(new Exploration(1, 0, false, ""), List.of(stub)), 0))))),
                Disclosure.EVERYTHING, FindingRegistry.GRADERS, new Made("0.0.0", "25.0.1+8", "0123456789abcdef"),
                new Result.Place("work/okafor", Map.of(), Map.of(FILE, SOURCE)));
    }

    private static CheckInfo check(String id) {
        return new CheckInfo(id, "a check that " + id, 5, "", Kinds.EXPLORE);
    }

    private static Finding finding(int number, Schedule schedule) {
        return new Finding("deadlock", "Schedule " + number + " fails.", List.of(new Fact("expected", "1"),
                new Fact("observed", "2\n3")), location(14 + number), schedule, "bank.check.1-0a1b",
                "In which order are they taken?");
    }

    private static Step at(int thread, int line, Kind kind) {
        return new Step(thread, "bank.line(" + line + "): true", location(line), kind);
    }

    private static Location location(int line) {
        return new Location(FILE, line, "line(" + line + "); // of a file that goes on and on, and on this line, too");
    }
}
