package dev.lockstep.controller;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.source.SourceFile;
import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ControllerTest {

    private static final Plan.Options ALL = new Plan.Options(Plan.HeldBack.NO, 1, null, Plan.SecondOpinion.NO);

    @TempDir
    Path memory;

    @Test
    void verdictsComeInTheCoursesOrderWhateverOrderTheyFallIn() throws Exception {
        var grade = grade(Plan.Options.DEFAULT, topic("locks", check("slow", "first"), check("first"), check("other")));
        assertEquals(List.of("slow", "first", "other"),
                grade.topics().getFirst().checks().stream().map(check -> check.check().id()).toList());
        assertEquals(30, grade.points());
    }

    @Test
    void aWorkerThatDiesTwiceFailsTheCheckAloneAndSaysHow() throws Exception {
        var topic = gradeOf(check("dies"), check("passes"));
        var finding = failed(topic, 0).findings().getFirst();
        assertEquals("worker-died", finding.code());
        assertEquals(List.of(new Fact("exit code", "7")), finding.facts());
        assertInstanceOf(Verdict.Passed.class, verdict(topic, 1));
    }

    @Test
    void aWorkerThatDiesOnceCostsNothing() throws Exception {
        assertInstanceOf(Verdict.Passed.class, verdict(gradeOf(check("diesOnce")), 0));
    }

    @Test
    void eachKindOfCheckHasItsWorkerAndAnyOfThemMayDie() throws Exception {
        for (var kind : List.of(Kinds.EXPLORE, Kinds.FUNCTIONAL, Kinds.LINEARIZABLE, Kinds.STRUCTURE)) {
            var topic = gradeOf(check("dies", "", kind), check("passes", "", kind));
            assertEquals("worker-died", failed(topic, 0).findings().getFirst().code(), kind.title());
            assertInstanceOf(Verdict.Passed.class, verdict(topic, 1), kind.title());
        }
    }

    @Test
    void whatLincheckSuspectsCostsPointsOnlyWhereTheSchedulerConfirmsIt() throws Exception {
        var twice = new Plan.Options(Plan.HeldBack.NO, 1, null, Plan.SecondOpinion.YES);
        var checks = Stream.of("passes", "isSuspected", "losesItsDoubter", "isConfirmed")
                .map(id -> check(id, "", Kinds.LINEARIZABLE)).toArray(Plan.Check[]::new);
        var topic = grade(twice, topic("locks", checks)).topics().getFirst();
        for (var i = 0; i < 3; i++) {
            assertInstanceOf(Verdict.Passed.class, verdict(topic, i), checks[i].info().id());
        }
        assertEquals("not-linearizable", failed(topic, 3).findings().getFirst().code());
        assertEquals(40, grade(ALL, topic("locks", checks)).points());
    }

    @Test
    void aSignalAndExhaustedMemoryAreNamed() throws Exception {
        var topic = gradeOf(check("isKilled"), check("exhaustsMemory"));
        assertEquals(List.of(new Fact("signal", "SIGKILL")), failed(topic, 0).findings().getFirst().facts());
        assertEquals(List.of(new Fact("observed", "it ran out of memory: Java heap space"), new Fact("exit code", "3")),
                failed(topic, 1).findings().getFirst().facts());
    }

    @Test
    void aWorkerThatStopsAnsweringTwiceFailsTheCheckAlone() throws Exception {
        var topic = gradeOf(check("hangs"), check("passes"));
        assertEquals("worker-silent", failed(topic, 0).findings().getFirst().code());
        assertInstanceOf(Verdict.Passed.class, verdict(topic, 1));
    }

    @Test
    void aWorkerThatLivesAndDoesNothingTwiceFailsTheCheckAlone() throws Exception {
        var topic = gradeOf(check("idles"), check("passes"));
        assertEquals("worker-silent", failed(topic, 0).findings().getFirst().code());
        assertInstanceOf(Verdict.Passed.class, verdict(topic, 1));
    }

    @Test
    void aWorkerThatTakesTooMuchOfTheProcessorTwiceFailsTheCheckAlone() throws Exception {
        var topic = gradeOf(check("burns"), check("passes"));
        var finding = failed(topic, 0).findings().getFirst();
        assertEquals("too-long", finding.code());
        assertEquals("Too long: the check was given up after 3 seconds of processor time, and so was a second try.",
                finding.message());
        assertInstanceOf(Verdict.Passed.class, verdict(topic, 1));
    }

    @Test
    void aWorkerThatBabblesCountsAsDead() throws Exception {
        var topic = gradeOf(check("babbles"), check("passes"));
        assertEquals("worker-died", failed(topic, 0).findings().getFirst().code());
        assertInstanceOf(Verdict.Passed.class, verdict(topic, 1));
    }

    @Test
    void aVerdictAboutAnotherCheckIsNotBelieved() throws Exception {
        assertEquals("worker-died", failed(gradeOf(check("forges")), 0).findings().getFirst().code());
    }

    @Test
    void aWorkersOwnFaultIsNoVerdictAboutTheSubmission() throws Exception {
        var topic = gradeOf(check("faults"), check("passes"));
        assertEquals(new Verdict.Inconclusive("the grader is at fault: no such method"), verdict(topic, 0));
        assertInstanceOf(Verdict.Passed.class, verdict(topic, 1));
    }

    @Test
    void whatBuildsOnAFailedCheckWaits() throws Exception {
        var topic = gradeOf(check("fails"), check("next", "fails"), check("last", "next"), check("free"));
        assertEquals(new Verdict.NotRun("waits for title of fails"), verdict(topic, 1));
        assertEquals(new Verdict.NotRun("waits for title of next"), verdict(topic, 2));
        assertEquals(10, topic.points());
    }

    @Test
    void whatBuildsOnAFailedCheckRunsWhereAllAreAskedForButEarnsNothing() throws Exception {
        var topic = grade(ALL, topic("locks", check("fails"), check("next", "fails"), check("last", "next"),
                check("free"))).topics().getFirst();
        assertInstanceOf(Verdict.Passed.class, verdict(topic, 1));
        assertInstanceOf(Verdict.Passed.class, verdict(topic, 2));
        assertEquals(10, topic.points());
    }

    @Test
    void whatNobodyAskedForHoldsNothingBack() throws Exception {
        var topic = gradeOf(check("next", "notAskedFor"));
        assertEquals(10, topic.points());
    }

    @Test
    void aTopicThatDoesNotCompileCostsThatTopicAlone() throws Exception {
        var grade = grade(Plan.Options.DEFAULT, topic("broken", check("passes")), topic("locks", check("passes")));
        var broken = grade.topics().getFirst();
        assertEquals("does-not-compile", broken.findings().getFirst().code());
        assertEquals(new Verdict.NotRun("the topic does not compile"), verdict(broken, 0));
        assertEquals(10, grade.points());
    }

    @Test
    void aTopicThatKillsTheCompilerCostsThatTopicAlone() throws Exception {
        var grade = grade(Plan.Options.DEFAULT, topic("haltscompiler", check("passes")),
                topic("locks", check("passes")));
        assertEquals("worker-died", grade.topics().getFirst().findings().getFirst().code());
        assertInstanceOf(Verdict.NotRun.class, verdict(grade.topics().getFirst(), 0));
        assertEquals(10, grade.points());
    }

    @Test
    void aFindingShowsTheStudentsOwnLine() throws Exception {
        var location = failed(gradeOf(check("fails")), 0).findings().getFirst().location();
        assertEquals("locks/A.java:2 lock();", location + " " + (location == null ? "" : location.source()));
    }

    @Test
    void whoeverWatchesHearsOfEachVerdictAsItFalls() throws Exception {
        var heard = Collections.synchronizedList(new ArrayList<String>());
        try (var controller = controller()) {
            controller.grade(plan(Plan.Options.DEFAULT, topic("locks", check("fails"), check("next", "fails"))),
                    new Watcher() {
                        @Override
                        public void progress(String topic, String check, long schedules) {
                            heard.add(check + " " + schedules);
                        }

                        @Override
                        public void ended(String topic, CheckGrade grade) {
                            heard.add(grade.check().id() + " " + grade.verdict().getClass().getSimpleName());
                        }
                    }).get();
        }
        assertEquals(List.of("fails 12", "fails Failed", "next NotRun"), heard);
    }

    @Test
    void manySubmissionsShareTheWorkers() throws Exception {
        try (var controller = controller()) {
            var grades = Stream.generate(() -> controller.grade(plan(Plan.Options.DEFAULT,
                    topic("locks", check("a"), check("b")), topic("semaphore", check("c"))), Watcher.NONE))
                    .limit(8).toList();
            for (var grade : grades) {
                assertEquals(30, grade.get().points());
            }
        }
    }

    @Test
    void outcomesOfTheReferenceAreCollected() throws Exception {
        try (var controller = controller()) {
            var outcomes = controller.outcomes(plan(Plan.Options.DEFAULT, topic("locks", check("a"), check("b"))));
            assertEquals(Set.of("a", "b"), outcomes.get().keySet());
            assertEquals(new Collected(List.of("x=1", "x=2"), ""), outcomes.get().get("a"));
        }
    }

    @Test
    void aWorkerThatNeverStartsIsTheGradersFault() {
        try (var controller = FakeWorkers.stillborn()) {
            var grade = controller.grade(plan(Plan.Options.DEFAULT, topic("locks", check("a"))), Watcher.NONE);
            var fault = assertInstanceOf(GraderFaultException.class,
                    assertThrows(ExecutionException.class, grade::get).getCause());
            assertEquals("The compiler does not start.", fault.getMessage());
            assertTrue(fault.details().contains("there is no such class"), fault.details());
        }
    }

    @Test
    void whateverKeepsAWorkerFromStartingIsTheGradersFault() {
        for (var failure : List.<Jvms>of(_ -> {
            throw new IOException("no such file");
        }, _ -> {
            throw new IllegalStateException("boom");
        })) {
            try (var controller = new Controller(failure, new LosesPatience(), FakeWorkers.LIMITS, 1)) {
                var grade = controller.grade(plan(Plan.Options.DEFAULT, topic("locks", check("a"))), Watcher.NONE);
                assertInstanceOf(GraderFaultException.class,
                        assertThrows(ExecutionException.class, grade::get).getCause());
            }
        }
    }

    @Test
    void noChildOutlivesTheController() throws Exception {
        var children = Collections.synchronizedList(new ArrayList<Process>());
        try (var controller = new Controller(_ -> {
            var child = FakeWorkers.start(memory.toString());
            children.add(child);
            return child;
        }, new LosesPatience(), FakeWorkers.LIMITS, 2)) {
            controller.grade(plan(Plan.Options.DEFAULT, topic("locks", check("a"))), Watcher.NONE).get();
        }
        for (var child : children) {
            child.waitFor();
        }
        assertTrue(children.size() >= 2);
    }

    private TopicGrade gradeOf(Plan.Check... checks) throws Exception {
        return grade(Plan.Options.DEFAULT, topic("locks", checks)).topics().getFirst();
    }

    private Grade grade(Plan.Options options, Plan.Topic... topics) throws Exception {
        try (var controller = controller()) {
            return controller.grade(plan(options, topics), Watcher.NONE).get();
        }
    }

    private Controller controller() {
        return FakeWorkers.controller(memory, 2);
    }

    private static Plan plan(Plan.Options options, Plan.Topic... topics) {
        return new Plan("sample", List.of(topics), List.of(), List.of(), options);
    }

    private static Plan.Topic topic(String name, Plan.Check... checks) {
        var source = new SourceFile("locks/A.java", "locks", "class A {\n    lock();\n}\n");
        return new Plan.Topic(name, List.of(source), List.of(checks), FindingRegistry.GRADERS);
    }

    private static Plan.Check check(String id) {
        return check(id, "");
    }

    private static Plan.Check check(String id, String needs) {
        return check(id, needs, Kinds.EXPLORE);
    }

    private static Plan.Check check(String id, String needs, Kind kind) {
        return new Plan.Check(new CheckInfo(id, "title of " + id, 10, needs, kind), "C", id, "assertion-failed");
    }

    private static Verdict verdict(TopicGrade topic, int index) {
        return topic.checks().get(index).verdict();
    }

    private static Verdict.Failed failed(TopicGrade topic, int index) {
        return assertInstanceOf(Verdict.Failed.class, verdict(topic, index));
    }
}
