package dev.lockstep.report;

import java.util.List;
import java.util.stream.IntStream;

import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
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

/// Grades that the golden files show.
final class Samples {

    private static final Exploration BOUNDED = new Exploration(1_168, 0, true, "with at most 2 preemptions");
    private static final CheckInfo EXCLUDES = new CheckInfo("spinLockExcludes",
            "never lets two threads inside at once", 25, "", Kinds.EXPLORE);
    private static final CheckInfo TICKETS = new CheckInfo("ticketLockServesInOrder",
            "serves threads in the order in which they asked", 25, "", Kinds.EXPLORE);
    private static final CheckInfo HISTORIES = new CheckInfo("countsLikeOneThread",
            "counts as if one thread did it all", 30, "spinLockExcludes", Kinds.LINEARIZABLE);
    private static final CheckInfo API = new CheckInfo("usesNoReadyMadeLock",
            "is built without java.util.concurrent.locks", 20, "", Kinds.STRUCTURE);

    private Samples() {}

    static Grade passing() {
        return new Grade("reference", List.of(
                new TopicGrade("locks", List.of(), List.of(
                        passed(EXCLUDES, BOUNDED),
                        passed(TICKETS, new Exploration(20_000, 0, false, "with at most 2 preemptions")),
                        passed(HISTORIES, new Exploration(0, 0, false,
                                "20 random histories of 2 threads, 2 operations each")),
                        passed(API, Exploration.NONE))),
                new TopicGrade("semaphore", List.of(), List.of(
                        passed(new CheckInfo("startsFull", "starts with all its permits", 40, "", Kinds.FUNCTIONAL),
                                new Exploration(1, 0, true, "")),
                        passed(new CheckInfo("overlaps", "lets as many threads in together as it has permits", 60,
                                "", Kinds.REACHES), new Exploration(317, 0, true, ""))))));
    }

    static Grade failing() {
        return grade("okafor", failed(EXCLUDES, 17, exclusion()),
                passed(TICKETS, BOUNDED),
                notRun(HISTORIES, "waits for \"never lets two threads inside at once\""),
                failed(API, 0, new Finding("forbidden-api",
                        "The submission uses java.util.concurrent.locks.ReentrantLock, which this topic forbids.",
                        List.of(), new Location("locks/TicketLock.java", 14,
                                "private final ReentrantLock lock = new ReentrantLock();"),
                        null, null, "")));
    }

    /// Two checks that fail by one mistake, and one that fails by another.
    static Grade oneMistakeTwice() {
        return grade("one-mistake-twice", failed(EXCLUDES, 12, exclusion()), failed(TICKETS, 7, exclusion()),
                failed(API, 0, new Finding("ready-made-lock", "Wraps a lock.", List.of(),
                        at(3, "import java.util.concurrent.locks.Lock;"), null, null, "")));
    }

    static Grade deadlock() {
        var steps = List.of(
                step(0, "enters monitor of left", 18, "synchronized (first) {"),
                step(1, "enters monitor of right", 18, "synchronized (first) {"),
                new Step(0, "waits for monitor of right", at(19, "synchronized (second) {"), Kind.BLOCKED),
                new Step(1, "waits for monitor of left", at(19, "synchronized (second) {"), Kind.BLOCKED));
        var ties = new Ties(List.of(new Handover(0, 3, Hand.LOCK)),
                List.of(new Spell(0, 2, Spell.FOR_GOOD, "waits for the monitor of right", List.of(1)),
                        new Spell(1, 1, 3, "spins", List.of())),
                List.of(0, 1), null, new Span(0, 1), List.of(3));
        return grade("lindqvist", failed(EXCLUDES, 201, new Finding("deadlock",
                "Deadlock: T1 and T2 wait for each other, each holding the monitor that the other one needs.",
                List.of(new Fact("T1 waits for", "monitor of right, held by T2 since SpinLock.java:18"),
                        new Fact("T2 waits for", "monitor of left, held by T1 since SpinLock.java:18")),
                at(19, "synchronized (second) {"), new Schedule(List.of("T1", "T2"), steps, ties),
                "locks.spinLockExcludes.1-0a1b", "If every thread takes the locks in one order, no cycle can form.")));
    }

    static Grade doesNotCompile() {
        var error = new Finding("does-not-compile", "';' expected", List.of(),
                at(12, "locked = true"), null, null, "");
        var second = new Finding("does-not-compile", "cannot find symbol",
                List.of(new Fact("symbol", "variable lokced"), new Fact("location", "class SpinLock")),
                at(20, "lokced.set(false);"), null, null, "");
        return new Grade("nakamura", List.of(new TopicGrade("locks", List.of(error, second), List.of(
                notRun(EXCLUDES, "locks does not compile"), notRun(TICKETS, "locks does not compile"))),
                new TopicGrade("semaphore", List.of(), List.of(
                        passed(new CheckInfo("startsFull", "starts with all its permits", 100, "", Kinds.FUNCTIONAL),
                                new Exploration(1, 0, true, ""))))));
    }

    static Grade starter() {
        return grade("starter", failed(EXCLUDES, 1, stub("SpinLock.lock()")), failed(TICKETS, 1,
                stub("TicketLock.lock()")), notRun(HISTORIES, "waits for \"never lets two threads inside at once\""),
                notRun(API, "waits for \"never lets two threads inside at once\""));
    }

    static Grade inconclusive() {
        return grade("okonkwo", passed(EXCLUDES, BOUNDED),
                new CheckGrade(HISTORIES, new Verdict.Inconclusive("the worker did not answer for 5 minutes"), 0));
    }

    /// Everything that a submission can name or say, said by somebody who means trouble.
    static Grade hostile() {
        var escape = "\u001b[2J\u001b[1;1H100 of 100 points\u0007";
        var steps = List.of(
                step(0, "name = \"" + escape + "\"", 3, "String name = \"" + escape + "\";\t// \u202egpj.exe"),
                new Step(1, "::error file=x::owned", null, Kind.PREEMPTED),
                new Step(0, "数据 = " + "数据竞争".repeat(30), at(4, "final var 数据竞争 = lock();"), Kind.CULPRIT));
        return grade("::set-output name=grade::100", failed(EXCLUDES, 3, new Finding("uncaught-exception",
                "T1 ended with java.lang.Error: " + escape + "\n::error::owned " + "A".repeat(3_000),
                List.of(new Fact("output", "::error::owned\n##[error]owned\r\n##vso[task.complete]\nlone \ud800 half\n"
                        + "line\n".repeat(40)),
                        new Fact("e\u0301" + "\u200bvil\u0000 name that goes on and on and on and on", "")),
                at(3, "\u001b]0;title\u0007"),
                new Schedule(List.of("T1\u001b[31m", "::warning::" + "x".repeat(90)), steps), "locks.a;rm -rf $HOME.'",
                "")));
    }

    /// More threads than a table has room for.
    static Grade crowd() {
        var names = IntStream.rangeClosed(1, 8).mapToObj(i -> "worker-" + i).toList();
        var steps = IntStream.range(0, 90).mapToObj(i -> step(i % 8, "count = " + i, 7, "count++;")).toList();
        return grade("crowd", failed(EXCLUDES, 2, new Finding("lost-update",
                "An update is lost: 90 increments left count at 89.", List.of(), null, new Schedule(names, steps),
                null, "")));
    }

    static Finding exclusion() {
        var steps = List.of(
                step(1, "locked: false", 18, "while (locked) {"),
                step(2, "locked: false", 18, "while (locked) {"),
                step(2, "locked = true", 21, "locked = true;"),
                new Step(2, "gauge.enter", null, Kind.PLAIN),
                new Step(1, "locked = true", at(21, "locked = true;"), Kind.PREEMPTED),
                new Step(1, "gauge.enter: 2 inside", null, Kind.CULPRIT));
        return new Finding("mutual-exclusion-violated",
                "Two threads were inside at once: the flag is tested in one step and set in another.",
                List.of(new Fact("expected", "at most 1 thread inside"), new Fact("observed", "2 threads inside")),
                at(21, "locked = true;"), new Schedule(List.of("check", "T1", "T2"), steps),
                "locks.spinLockExcludes.1-0a1b", "Look for an operation that tests and sets in one step.");
    }

    private static Finding stub(String method) {
        return new Finding("not-implemented", "Not implemented yet: " + method, List.of(), at(9,
                "throw new UnsupportedOperationException(\"TODO: lock\");"), null, null, "");
    }

    private static Step step(int thread, String operation, int line, String source) {
        return new Step(thread, operation, at(line, source), Kind.PLAIN);
    }

    private static Location at(int line, String source) {
        return new Location("locks/SpinLock.java", line, source);
    }

    private static Grade grade(String name, CheckGrade... checks) {
        return new Grade(name, List.of(new TopicGrade("locks", List.of(), List.of(checks))));
    }

    private static CheckGrade passed(CheckInfo check, Exploration exploration) {
        return new CheckGrade(check, new Verdict.Passed(exploration), check.points());
    }

    private static CheckGrade failed(CheckInfo check, long schedules, Finding finding) {
        return new CheckGrade(check, new Verdict.Failed(new Exploration(schedules, 0, false, ""), List.of(finding)), 0);
    }

    private static CheckGrade notRun(CheckInfo check, String reason) {
        return new CheckGrade(check, new Verdict.NotRun(reason), 0);
    }

}
