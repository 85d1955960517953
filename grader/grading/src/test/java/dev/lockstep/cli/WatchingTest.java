package dev.lockstep.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Watcher;
import dev.lockstep.report.Look;
import dev.lockstep.source.SourceFile;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WatchingTest {

    private static final Verdict PASSED = new Verdict.Passed(Exploration.NONE);

    private static Verdict failed(String code) {
        return new Verdict.Failed(Exploration.NONE,
                List.of(new Finding(code, "It fails.", List.of(), null, null, null, "")));
    }

    private static CheckInfo info(String id, String needs) {
        return new CheckInfo(id, "does " + id, 10, needs, new Kind.Functional());
    }

    private static CheckGrade check(String id, Verdict verdict) {
        return new CheckGrade(info(id, ""), verdict, verdict instanceof Verdict.Passed ? 10 : 0);
    }

    private static Grade grade(CheckGrade... checks) {
        return new Grade("mine", List.of(new TopicGrade("locks", List.of(), List.of(checks))));
    }

    /// As many changes as there are gradings.
    private static String watch(Watching.Round... gradings) throws Exception {
        Deque<Watching.Round> open = new ArrayDeque<>(List.of(gradings));
        var out = new StringBuilder();
        new Watching(() -> open.remove().grade(), out, Look.PLAIN, "mine").run(new Changes() {
            @Override
            public boolean await() {
                return !open.isEmpty();
            }

            @Override
            public void close() {
                // nothing is open
            }
        });
        return out.toString();
    }

    @Test
    void eachCheckThatIsBetterOrWorseIsNamedWithItsPoints() throws Exception {
        var said = watch(() -> grade(check("one", failed("deadlock")), check("two", PASSED), check("three", PASSED)),
                () -> grade(check("one", PASSED), check("two", failed("data-race")), check("three", PASSED)),
                () -> grade(check("one", PASSED), check("two", failed("deadlock")), check("three", PASSED)));
        assertTrue(said.contains("""
                Since the last time:
                  better            +10  locks: does one
                  worse             -10  locks: does two
                Total  20 of 30 points
                """), said);
        assertTrue(said.contains("""
                Since the last time:
                  fails otherwise        locks: does two
                Total  20 of 30 points
                """), said);
    }

    @Test
    void whereNothingDiffersThatIsSaid() throws Exception {
        var said = watch(() -> grade(check("one", failed("deadlock"))), () -> grade(check("one", failed("deadlock"))));
        assertTrue(said.endsWith("""
                Nothing is better or worse than the last time.
                Total  0 of 10 points
                Waiting for the next change; Ctrl-C ends.
                """), said);
    }

    @Test
    void whatCannotBeReadIsSaidAndWaitedOver() throws Exception {
        var said = watch(() -> grade(check("one", failed("deadlock"))), () -> {
            throw new UserException(ExitCode.UNREADABLE_SUBMISSION, "There is nothing.");
        }, () -> grade(check("one", PASSED)));
        assertTrue(said.contains("There is nothing.\n"), said);
        assertTrue(said.contains("Total  10 of 10 points (+10)\n"), said);
    }

    private static Plan plan(String text) {
        var checks = Stream.of(info("a", ""), info("b", ""), info("c", "b"), info("d", ""))
                .map(info -> new Plan.Check(info, "locks.checks.LocksChecks", info.id(), "assertion-failed")).toList();
        var locks = new Plan.Topic("locks", List.of(new SourceFile("locks/A.java", "locks", text)), checks,
                FindingRegistry.GRADERS);
        var other = new Plan.Topic("shapes", List.of(new SourceFile("shapes/A.java", "shapes", "")), checks,
                FindingRegistry.GRADERS);
        return new Plan("mine", List.of(locks, other), List.of(), List.of(), Plan.Options.DEFAULT);
    }

    @Test
    void ofChangedTopicsWhatFailedComesFirstAfterWhatItBuildsOn() {
        var asked = new ArrayList<String>();
        var regrading = new Regrading((plan, _) -> new Grade("mine", plan.topics().stream().map(topic -> {
            topic.checks().forEach(check -> asked.add(topic.name() + "." + check.info().id()));
            return new TopicGrade(topic.name(), List.of(), topic.checks().stream().map(check -> new CheckGrade(
                    check.info(), check.info().id().equals("c") ? failed("deadlock") : PASSED,
                    check.info().id().equals("c") ? 0 : 10)).toList());
        }).toList()));
        var first = regrading.grade(plan("one"), Watcher.NONE);
        asked.clear();
        var second = regrading.grade(plan("two"), Watcher.NONE);
        assertEquals(List.of("locks.b", "locks.c", "locks.a", "locks.d"), asked);
        assertEquals(first, second); // people read in the order of the course
        asked.clear();
        assertEquals(second, regrading.grade(plan("two"), Watcher.NONE));
        assertEquals(List.of(), asked);
    }
}
